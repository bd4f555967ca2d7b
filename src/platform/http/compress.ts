import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const pack = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
}

/** Smaller ones fit into a packet or two as they are. */
const leastBytes = 1024

/** Lays a packed copy beside each text file below the folder: `.br` for browsers on https, `.gz` for the rest. */
export async function compressAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const texts = entries.filter((entry) => entry.isFile() && /\.(js|css|svg|json)$/.test(entry.name))
  for (const entry of texts) {
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    if (bytes.length < leastBytes) continue
    await writeFile(`${path}.br`, await pack.br(bytes))
    await writeFile(`${path}.gz`, await pack.gz(bytes))
  }
}
