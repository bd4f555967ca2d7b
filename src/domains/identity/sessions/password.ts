import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { fold } from '#kernel/text/fold.ts'

const derive = promisify(argon2)

/** OWASP's least parameters for argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** @returns the PHC string to keep, e.g. `$argon2id$v=19$m=19456,t=2,p=1$…$…` */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { ...cost, message: encode(password), nonce })
  const parameters = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`
  return `$argon2id$v=19$${parameters}$${base64(nonce)}$${base64(tag)}`
}

/** Compares in constant time. A kept text that is no PHC string matches nothing. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(kept)
  if (parts === null) return false
  const [, memory, passes, parallelism, nonce = '', tag = ''] = parts
  const expected = Buffer.from(tag, 'base64')
  const found = await derive('argon2id', {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
    message: encode(password),
    nonce: Buffer.from(nonce, 'base64'),
  })
  return timingSafeEqual(found, expected)
}

/** Burns the time of a comparison, so that a wrong login is not told from a wrong password (ASVS 6.3.8). */
export async function pretendToCompare(password: string): Promise<void> {
  await derive('argon2id', { ...cost, message: encode(password), nonce: randomBytes(16) })
}

/** Beginnings of the passwords people choose most; 12 characters already exclude the short ones (ASVS 6.2.4). */
const commonParts = [
  'password',
  'passw0rd',
  '12345678',
  'qwertyui',
  'asdfghjk',
  'letmein',
  'iloveyou',
  'administrator',
  'welcome1',
  '11111111',
  'abcdefgh',
  'renkei',
  'ぱすわーど',
]

/** Whether the password is one that attackers try first, or tells the login. */
export function isWeakPassword(password: string, login: string): boolean {
  const folded = fold(password)
  if (new Set(folded).size < 5) return true
  const rest = [...commonParts, fold(login)].reduce((left, part) => left.replaceAll(part, ''), folded)
  return rest.length < 6
}

function encode(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8')
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
