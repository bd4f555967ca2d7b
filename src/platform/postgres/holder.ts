import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Who holds the folder, told to others. Whether it is held at all, the lock alone decides. */
export interface Holder {
  readonly pid: number
  /** The version of PostgreSQL, known as soon as it is ready. */
  readonly version?: string
}

const fileName = 'postgres.holder'

export async function writeHolder(folder: string, { pid, version }: Holder): Promise<void> {
  const draft = join(folder, `${fileName}.new`)
  await rm(draft, { force: true })
  await writeFile(draft, `${pid} ${version ?? ''}\n`, { mode: 0o600 })
  await rename(draft, join(folder, fileName))
}

export async function removeHolder(folder: string): Promise<void> {
  await rm(join(folder, fileName), { force: true })
}

/** The holder as written down, `undefined` when it has not come to that yet. */
export async function readHolder(folder: string): Promise<Holder | undefined> {
  const text = await readFile(join(folder, fileName), 'utf8').catch(() => '')
  const [, pid, version] = /^(\d+) (\S*)\n$/.exec(text) ?? []
  if (pid === undefined) return undefined
  return version ? { pid: Number(pid), version } : { pid: Number(pid) }
}
