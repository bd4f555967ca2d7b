import { AppError } from '#kernel/errors/app-error.ts'

/**
 * Adds to a conflict the object as it is now, so that the person can compare it with what they typed.
 * @param code of the refusal that wants it
 */
export async function withCurrent<T>(
  code: string,
  work: () => Promise<T>,
  readCurrent: () => Promise<unknown>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== code) throw error
    throw new AppError(error.kind, error.code, {
      facts: error.facts,
      problems: error.problems,
      cause: error,
      current: await readCurrent(),
    })
  }
}
