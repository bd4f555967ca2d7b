import { chmod, copyFile, lstat, mkdir, readdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { newToken } from '#kernel/ids/ids.ts'
import { linkLibraries, type Packaged } from './packaged.ts'

/** What only compilers need, a tenth of the size. */
const unneeded = /\.a$|^pkgconfig$/

/**
 * A copy of the binaries that every user of the machine can read and only we can change; made once per version.
 * @param spare the folder to hold copies
 */
export async function copyReadable(packaged: Packaged, spare: string): Promise<string> {
  const copy = join(spare, `postgres-${packaged.version}`)
  if (await isOurs(copy)) return copy
  await mkdir(spare, { recursive: true, mode: 0o755 })
  const draft = `${copy}.${newToken()}`
  await copyFolder(packaged.folder, join(draft, 'native'))
  await linkLibraries(join(draft, 'native'))
  await chmod(draft, 0o755)
  await rename(draft, copy).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!(await isOurs(copy))) throw error // else another process was faster
  })
  return copy
}

async function isOurs(copy: string): Promise<boolean> {
  const found = await lstat(copy).catch(() => undefined)
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o022) === 0
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  await chmod(to, 0o755)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (unneeded.test(entry.name)) continue
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyFolder(source, target)
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
    else await copyReadableFile(source, target)
  }
}

async function copyReadableFile(source: string, target: string): Promise<void> {
  await copyFile(source, target)
  const { mode } = await stat(source)
  await chmod(target, (mode & 0o100) === 0 ? 0o644 : 0o755)
}
