/**
 * Where to go after signing in: an address of our own, taken from the address bar and so not to be trusted.
 * Anything that could lead elsewhere, or back to the signing in, becomes the start page.
 */
export function safeReturn(to: string | undefined): string {
  if (to === undefined || !/^\/(?![/\\])/.test(to) || /^\/(sign-in|set-up)\b/.test(to)) return '/'
  return [...to].some((letter) => letter < ' ') ? '/' : to
}

/** Whether somebody was somewhere before: who comes to the start page has nothing to be brought back to. */
export function wasElsewhere(to: string | undefined): boolean {
  return !/^\/(?:[?#]|$)/.test(safeReturn(to))
}
