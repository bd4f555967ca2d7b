import type { ComponentProps, MouseEvent } from 'react'

interface Props extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  readonly href: string
  readonly onGo: (href: string) => void
}

/** A link to a list within the application: pressed plainly it goes there, otherwise it is the browser's. */
export function SavedLink({ href, onGo, ...rest }: Props) {
  return <a {...rest} href={href} onClick={(event) => follow(event, () => onGo(href))} />
}

/** Goes by itself only where the browser would have gone in this tab. */
export function follow(event: MouseEvent, go: () => void): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  go()
}
