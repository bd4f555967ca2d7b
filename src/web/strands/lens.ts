/** Whose view of the common records: order, counts and dashboards follow it, nothing is hidden by it. */
export const lenses = ['csirt', 'both', 'psirt'] as const
export type Lens = (typeof lenses)[number]

/** The lens in an address; anything else is no lens. */
export function readLens(text: unknown): Lens | undefined {
  return lenses.find((lens) => lens === text)
}
