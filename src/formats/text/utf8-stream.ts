import { announcedEncoding } from './encoding.ts'

/** Bytes of a document that come in chunks, given on in UTF-8. */
export interface Utf8Stream {
  push(chunk: Uint8Array): Buffer
  /** Whether bytes came that the encoding does not know; a mark stands for them. */
  isDamaged(): boolean
}

const mark = '\ufeff'

/**
 * Recodes what announces another encoding at its beginning, by its mark or its XML declaration; with a byte order mark,
 * which outranks what the document declares. Anything else passes as it is.
 */
export function openUtf8Stream(): Utf8Stream {
  let decoder: TextDecoder | null | undefined
  let isDamaged = false
  return {
    isDamaged: () => isDamaged,
    push(chunk) {
      const isFirst = decoder === undefined
      if (isFirst) decoder = decoderFor(chunk)
      if (decoder === null || decoder === undefined) {
        return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      }
      const text = decoder.decode(chunk, { stream: true })
      if (text.includes('\ufffd')) isDamaged = true
      return Buffer.from(isFirst ? mark + text : text)
    },
  }
}

function decoderFor(start: Uint8Array): TextDecoder | null {
  const encoding = announcedEncoding(start)
  return encoding === null || encoding === 'utf-8' ? null : new TextDecoder(encoding)
}
