import { useState } from 'react'

/** Which row the side panel shows, held by the page (in the address, for one) instead of by the list. */
export interface Panel {
  /** null: it is closed. */
  readonly key: string | null
  readonly onShow: (key: string | null) => void
}

/** The side panel's row, wherever it is held. */
export function usePanel(held: Panel | undefined): Panel {
  const [own, setOwn] = useState<string | null>(null)
  return held ?? { key: own, onShow: setOwn }
}
