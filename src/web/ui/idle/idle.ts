/** Does the work once the browser has nothing better to do. @returns how to call it off */
export function whenIdle(work: () => void): () => void {
  // Safari has no idle callback; there a moment must do.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 300)
    return () => clearTimeout(timer)
  }
  const id = requestIdleCallback(work, { timeout: 3_000 })
  return () => cancelIdleCallback(id)
}
