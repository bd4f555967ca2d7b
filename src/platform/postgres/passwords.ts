import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newToken } from '#kernel/ids/ids.ts'

/** The passwords of the two roles, random, kept in a file only we can read. */
export interface Passwords {
  readonly superuser: string
  readonly owner: string
}

const fileName = 'postgres.passwords'

/** The passwords of the folder, `undefined` when it has none that can be read. */
export async function readPasswords(folder: string): Promise<Passwords | undefined> {
  const text = await readFile(join(folder, fileName), 'utf8').catch(() => '')
  const [superuser, owner] = text.split('\n')
  return superuser && owner ? { superuser, owner } : undefined
}

/** The passwords of the folder, made when missing; complete on the disk before anybody uses them. */
export async function ensurePasswords(folder: string): Promise<Passwords> {
  const known = await readPasswords(folder)
  if (known !== undefined) return known
  const made: Passwords = { superuser: newToken(), owner: newToken() }
  const draft = join(folder, `${fileName}.new`)
  await writeFile(draft, `${made.superuser}\n${made.owner}\n`, { mode: 0o600, flush: true })
  await rename(draft, join(folder, fileName))
  return made
}
