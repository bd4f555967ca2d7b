/** So much text is handed on at once: less costs calls, more memory. */
const batchLength = 64 * 1024

/** Puts small pieces together, so that a reader is not called for each of millions. */
export async function* batchText(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let batch = ''
  for await (const piece of pieces) {
    batch += piece
    if (batch.length < batchLength) continue
    yield batch
    batch = ''
  }
  if (batch !== '') yield batch
}
