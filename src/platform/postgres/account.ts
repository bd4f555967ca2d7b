import { readdir, readFile, stat } from 'node:fs/promises'
import { refuse } from './errors.ts'

/** The user PostgreSQL runs as when we are root, which it refuses to be. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const nobody: Account = { uid: 65534, gid: 65534 }

/**
 * Whom to run PostgreSQL as: ourselves (`undefined`) as a plain user; as root the owner of the cluster, and for
 * a new cluster the system's user `renkei` if there is one, else `nobody`.
 * @throws postgres.other-owner when the cluster belongs to somebody we cannot be
 */
export async function chooseAccount(cluster: string): Promise<Account | undefined> {
  const ourselves = process.getuid?.()
  if (ourselves === undefined) return undefined
  const owner = await ownerOf(cluster)
  if (ourselves !== 0) {
    if (owner !== undefined && owner.uid !== ourselves) throw otherOwner(cluster, owner.uid)
    return undefined
  }
  if (owner === undefined) return await newAccount()
  if (owner.uid === 0) throw otherOwner(cluster, 0)
  return { uid: owner.uid, gid: owner.gid }
}

/** An empty folder counts as none: a new cluster takes its place. */
async function ownerOf(cluster: string): Promise<Account | undefined> {
  const names = await readdir(cluster).catch(() => [])
  return names.length === 0 ? undefined : await stat(cluster)
}

async function newAccount(): Promise<Account> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n')
  return findAccount(lines, 'renkei') ?? findAccount(lines, 'nobody') ?? nobody
}

function findAccount(lines: readonly string[], name: string): Account | undefined {
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
  if (uid === undefined || gid === undefined || Number(uid) === 0) return undefined
  return { uid: Number(uid), gid: Number(gid) }
}

function otherOwner(cluster: string, uid: number) {
  return refuse('other-owner', { facts: { folder: cluster, owner: uid } })
}
