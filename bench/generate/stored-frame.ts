/** A block of a zstd frame holds at most so many bytes. */
const longestBlock = 128 * 1024

/**
 * A zstd frame that holds the bytes as they are (RFC 8878 §3.1.1, raw blocks): every reader of zstd reads it, and
 * making it costs next to nothing, which counts when 300,000 records are made up.
 */
export function storedFrame(bytes: Uint8Array): Uint8Array {
  const blocks = Array.from({ length: Math.max(1, Math.ceil(bytes.length / longestBlock)) }, (_, index) =>
    bytes.subarray(index * longestBlock, (index + 1) * longestBlock),
  )
  const header = Buffer.alloc(9)
  header.writeUInt32LE(0xfd2fb528, 0)
  // One segment; its size is told in four bytes.
  header.writeUInt8(0b1010_0000, 4)
  header.writeUInt32LE(bytes.length, 5)
  return Buffer.concat([
    header,
    ...blocks.flatMap((block, index) => [
      blockHeader(block.length, index === blocks.length - 1 ? 1 : 0),
      block,
    ]),
  ])
}

function blockHeader(length: number, last: 0 | 1): Buffer {
  const header = Buffer.alloc(3)
  header.writeUIntLE(length * 8 + last, 0, 3)
  return header
}
