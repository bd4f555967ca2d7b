import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react'
import { nameOf } from '../ui/keys/stroke.ts'
import { type Option, stepFrom } from './option.ts'

interface Means {
  readonly text: string
  readonly options: readonly Option[]
  readonly isWaiting: boolean
  readonly leave: () => void
}

interface Choice {
  /** Key of the option that Enter takes; the first unless another was chosen since the last letter. */
  readonly chosen: string | null
  readonly choose: (key: string | null) => void
  /** @param isApart in a new tab */
  readonly take: (option: Option, isApart: boolean) => void
  readonly press: (event: KeyboardEvent) => void
}

/** Which option is chosen, and the keys of the field: nothing is heard while an input method composes. */
export function useChoice({ text, options, isWaiting, leave }: Means): Choice {
  const [choice, setChoice] = useState<{ readonly key: string; readonly text: string } | null>(null)
  const [eager, setEager] = useState<{ readonly text: string; readonly isApart: boolean } | null>(null)
  const kept = choice?.text === text ? options.find((one) => one.key === choice.key) : undefined
  const current = kept ?? options[0]
  const choose = (key: string | null) => setChoice(key === null ? null : { key, text })
  const takeNow = useEffectEvent(() => {
    if (eager?.text === text && current !== undefined) take(current, eager.isApart)
    setEager(null)
  })
  useEffect(() => {
    if (eager !== null && !isWaiting) takeNow()
  }, [eager, isWaiting])
  const enter = (isApart: boolean) => {
    // What stands there may answer an earlier question; commands never do.
    if (isWaiting && !isCommand(current)) setEager({ text, isApart })
    else if (current !== undefined) take(current, isApart)
  }
  const step = (by: 1 | -1) => choose(stepFrom(options, current?.key ?? null, by))
  const keys = new Map([
    ['ArrowDown', () => step(1)],
    ['ArrowUp', () => step(-1)],
    ['Enter', () => enter(false)],
    ['mod+Enter', () => enter(true)],
    ['Escape', leave],
    ['mod+k', leave],
  ])
  const press = (event: KeyboardEvent) => {
    // A stroke that an input method takes has no name.
    const run = keys.get(nameOf(event.nativeEvent) ?? '')
    if (run === undefined) return
    event.preventDefault()
    run()
  }
  return { chosen: current?.key ?? null, choose, take, press }
}

function take(option: Option, isApart: boolean): void {
  if (isApart && option.href !== undefined) window.open(option.href, '_blank', 'noopener')
  else option.run()
}

function isCommand(option: Option | undefined): boolean {
  return /^(?:shortcut|new|page|saved):/.test(option?.key ?? '')
}
