import { crc32, deflateRawSync } from 'node:zlib'

/** More would need the larger form of the format. */
const mostEntries = 65_000

/**
 * A zip of the files, deflated (APPNOTE 6.3 §4.3). Written here because a general writer takes some milliseconds a
 * file, and there are 300,000.
 * @throws Error when there are more files than the simple form of the format can list
 */
export function zipOf(files: Iterable<{ readonly name: string; readonly bytes: Uint8Array }>): Buffer {
  const parts: Buffer[] = []
  const listed: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes, small)
    const facts = factsOf(bytes, packed, name)
    const local = Buffer.concat([localSign, facts, Buffer.from(name)])
    parts.push(local, packed)
    listed.push(centralEntry(facts, name, offset))
    offset += local.length + packed.length
  }
  if (listed.length > mostEntries) throw new Error('too many files for one zip')
  const directory = Buffer.concat(listed)
  return Buffer.concat([
    ...parts,
    directory,
    endOf({ count: listed.length, bytes: directory.length, offset }),
  ])
}

/** A small file needs no large window, and making one for each takes longer than packing. */
const small = { level: 1, memLevel: 5, windowBits: 11, chunkSize: 2048 }

const localSign = Buffer.from('PK\u0003\u0004', 'latin1')
const centralSign = Buffer.from('PK\u0001\u0002', 'latin1')
const endSign = Buffer.from('PK\u0005\u0006', 'latin1')
/** 1980-01-01, the first day that a zip knows. */
const firstDay = 0x21
const version = 20
const deflated = 8
const namesAreUtf8 = 0x0800

/** From "version needed" to the lengths of name and extra field: the same in both places of an entry. */
function factsOf(bytes: Uint8Array, packed: Uint8Array, name: string): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(version, 0)
  facts.writeUInt16LE(namesAreUtf8, 2)
  facts.writeUInt16LE(deflated, 4)
  facts.writeUInt16LE(firstDay, 8)
  facts.writeUInt32LE(crc32(bytes), 10)
  facts.writeUInt32LE(packed.length, 14)
  facts.writeUInt32LE(bytes.length, 18)
  facts.writeUInt16LE(Buffer.byteLength(name), 22)
  return facts
}

function centralEntry(facts: Buffer, name: string, offset: number): Buffer {
  const madeBy = Buffer.from([version, 0])
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([centralSign, madeBy, facts, rest, Buffer.from(name)])
}

function endOf(directory: {
  readonly count: number
  readonly bytes: number
  readonly offset: number
}): Buffer {
  const end = Buffer.alloc(22)
  endSign.copy(end)
  end.writeUInt16LE(directory.count, 8)
  end.writeUInt16LE(directory.count, 10)
  end.writeUInt32LE(directory.bytes, 12)
  end.writeUInt32LE(directory.offset, 16)
  return end
}
