import { type Header, pack } from 'tar-stream'

/** An entry of a tar that a test makes: a name, or more of its header, and what is in it. */
export type TarContent = readonly [
  header: string | (Partial<Header> & Pick<Header, 'name'>),
  content: string | Uint8Array,
]

/** A tar of these entries. */
export async function tarOf(entries: readonly TarContent[]): Promise<Buffer> {
  const tar = pack()
  for (const [header, content] of entries) {
    tar.entry(typeof header === 'string' ? { name: header } : header, Buffer.from(content))
  }
  tar.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of tar) if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
