/**
 * Looks at the first bytes of a stream; the chunks still begin with them.
 * @param wanted how many bytes; where the stream is shorter, all
 */
export async function peek(
  source: AsyncGenerator<Uint8Array>,
  wanted: number,
): Promise<{ readonly start: Buffer; readonly chunks: AsyncGenerator<Uint8Array> }> {
  const first: Uint8Array[] = []
  let length = 0
  while (length < wanted) {
    const { value, done } = await source.next()
    if (done === true) break
    first.push(value)
    length += value.length
  }
  return { start: Buffer.concat(first), chunks: joined(first, source) }
}

async function* joined(
  first: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first
  yield* rest
}
