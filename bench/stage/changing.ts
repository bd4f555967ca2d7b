import type { Stage } from './stage.ts'

/**
 * Measures something that changes the data, and undoes it whatever happens. Data that could not be brought back is made
 * anew next time.
 */
export async function changing<T>(
  { place }: Stage,
  { work, undo }: { work(): Promise<T>; undo(): Promise<unknown> },
): Promise<T> {
  await place.markUnmade()
  try {
    return await work()
  } finally {
    await undo()
    await place.markMade()
  }
}
