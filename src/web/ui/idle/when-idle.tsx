import { type ComponentType, useEffect, useState } from 'react'

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

/** Safari has no idle callback; there a moment must do. */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 300)
    return () => clearTimeout(timer)
  }
  const id = requestIdleCallback(work, { timeout: 3_000 })
  return () => cancelIdleCallback(id)
}
