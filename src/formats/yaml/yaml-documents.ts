/** One of the documents of a file, without the mark before it. */
export interface YamlDocumentBytes {
  readonly bytes: Buffer
  /** How many lines of the file lie before its first. */
  readonly linesBefore: number
}

/** A line that begins with it ends a document, whatever stands open there (YAML 1.2 §9.1.2, `c-forbidden`). */
const mark = Buffer.from('---')

const [newline, carriageReturn, blank, tab, hash, percent] = [0x0a, 0x0d, 0x20, 0x09, 0x23, 0x25]

/** Divides a file where its documents begin; those that hold nothing but remarks are left out. */
export function yamlDocuments(bytes: Buffer): readonly YamlDocumentBytes[] {
  const documents: YamlDocumentBytes[] = []
  let start = 0
  let linesBefore = 0
  let line = 0
  const end = (at: number) => {
    const part = bytes.subarray(start, at)
    if (holdsSomething(part)) documents.push({ bytes: part, linesBefore })
  }
  for (let at = 0; at < bytes.length; line++) {
    if (isMark(bytes, at)) {
      end(at)
      // What stands after the mark on its line belongs to the document.
      start = at + mark.length
      linesBefore = line
    }
    const stop = bytes.indexOf(newline, at)
    at = stop < 0 ? bytes.length : stop + 1
  }
  end(bytes.length)
  return documents
}

function isMark(bytes: Buffer, at: number): boolean {
  const next = bytes[at + mark.length]
  const ends = next === undefined || [newline, carriageReturn, blank, tab].includes(next)
  return ends && bytes.subarray(at, at + mark.length).equals(mark)
}

/** Whether a line of it is neither empty nor a remark nor a directive. */
function holdsSomething(part: Buffer): boolean {
  for (let at = 0; at < part.length; ) {
    while (part[at] === blank || part[at] === tab || part[at] === carriageReturn) at++
    const byte = part[at]
    if (byte !== undefined && byte !== newline && byte !== hash && byte !== percent) return true
    const stop = part.indexOf(newline, at)
    at = stop < 0 ? part.length : stop + 1
  }
  return false
}
