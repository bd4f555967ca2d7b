interface Size {
  readonly width: number
  readonly height: number
}

/** Room kept to the edges of the window, and between a hint and what it is about, in pixels. */
const edge = 8
const gap = 6

/**
 * Where a hint stands in the window, in pixels: below the middle of what it is about, above it where there is no room
 * below, and never beyond an edge.
 */
export function placeHint(
  about: Pick<DOMRect, 'left' | 'top' | 'bottom' | 'width'>,
  hint: Size,
  window: Size,
): { readonly left: number; readonly top: number } {
  const middle = about.left + about.width / 2 - hint.width / 2
  const left = Math.max(edge, Math.min(middle, window.width - hint.width - edge))
  const below = about.bottom + gap
  const hasRoom = below + hint.height + edge <= window.height
  return { left, top: hasRoom ? below : Math.max(edge, about.top - gap - hint.height) }
}
