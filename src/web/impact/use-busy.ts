import { useState } from 'react'

/** Whether somebody points at or has the focus in what is watched: then nothing there may move by itself. */
export function useBusy() {
  const [points, setPoints] = useState(false)
  const [focused, setFocused] = useState(false)
  return {
    isBusy: points || focused,
    watch: {
      onPointerEnter: () => setPoints(true),
      onPointerLeave: () => setPoints(false),
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(false),
    },
  }
}
