import { type ComponentType, useEffect, useState } from 'react'
import { whenIdle } from './idle.ts'

interface Props {
  /** Fetches the part. */
  readonly load: () => Promise<ComponentType>
}

/** A part that the page can begin without: it is fetched and drawn once the browser has nothing better to do. */
export function WhenIdle({ load }: Props) {
  const [Part, setPart] = useState<ComponentType | null>(null)
  useEffect(() => {
    let gone = false
    const fetchPart = () => {
      load()
        .then((part) => gone || setPart(() => part))
        .catch(() => undefined)
    }
    const callOff = whenIdle(fetchPart)
    return () => {
      gone = true
      callOff()
    }
  }, [load])
  return Part === null ? null : <Part />
}
