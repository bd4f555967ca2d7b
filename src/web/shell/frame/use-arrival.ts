import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** After going to another page the focus stands on its heading, so that reading begins there. */
export function useArrival(): void {
  const router = useRouter()
  useEffect(() => {
    let leave = () => undefined
    const stop = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      if (fromLocation === undefined || !pathChanged) return
      leave()
      leave = arrive()
    })
    return () => {
      stop()
      leave()
    }
  }, [router])
}

/** A record may still be on its way: then `main` holds the place, unless the reader goes elsewhere meanwhile. */
function arrive(): () => undefined {
  const main = document.getElementById('main')
  if (main === null || focusHeading(main)) return () => undefined
  main.focus({ preventScroll: true })
  const watch = new MutationObserver(() => {
    const left = document.activeElement !== main && document.activeElement !== document.body
    if (left || focusHeading(main)) watch.disconnect()
  })
  watch.observe(main, { childList: true, subtree: true })
  return () => {
    watch.disconnect()
  }
}

function focusHeading(main: HTMLElement): boolean {
  const heading = main.querySelector('h1')
  heading?.focus({ preventScroll: true })
  return heading !== null
}
