let taken: string | null = null

/** The one-time token behind the `#` of the link; it is taken out of the address bar and of the history at once. */
export function takeToken(): string | null {
  const found = location.hash.slice(1)
  if (found === '') return taken
  history.replaceState(history.state, '', location.pathname)
  taken = found
  return taken
}
