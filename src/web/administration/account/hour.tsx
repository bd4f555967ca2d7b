import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

interface HourProps {
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
}

/** A time of day; sent when it has been left or confirmed. */
export function Hour({ label, value, onValue }: HourProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (typed !== null && typed !== '' && typed !== value) onValue(typed)
    setTyped(null)
  }
  return (
    <form onSubmit={send}>
      <TextInput
        type="time"
        label={label}
        value={typed ?? value}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => send()}
      />
    </form>
  )
}
