import { randomInt } from 'node:crypto'

/** Without those that are taken for one another when read aloud or copied. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password of four groups of five, some 99 bits. */
export function newPassword(): string {
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}
