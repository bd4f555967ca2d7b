import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** After going to another page the focus stands on its heading, so that reading begins there. */
export function useArrival(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation === undefined || !pathChanged) return
        const heading = document.querySelector<HTMLElement>('#main h1')
        const place = heading ?? document.getElementById('main')
        place?.focus({ preventScroll: true })
      }),
    [router],
  )
}
