/** Letters and digits that are not taken for one another when read aloud or from paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 5

/**
 * An initial password of four groups of five, e.g. `k3m9p-…`: 99 bits, to be read out or copied.
 * @param random gives so many random bytes, by default the browser's
 */
export function makePassword(random: (count: number) => Uint8Array = browserRandom): string {
  const letters = pick(groups * groupLength, random)
  return Array.from({ length: groups }, (_, index) =>
    letters.slice(index * groupLength, (index + 1) * groupLength).join(''),
  ).join('-')
}

/** Bytes above the last whole multiple of the alphabet are thrown away, so that no letter is more likely. */
function pick(count: number, random: (count: number) => Uint8Array): readonly string[] {
  const limit = 256 - (256 % alphabet.length)
  const picked: string[] = []
  while (picked.length < count) {
    for (const byte of random(count)) {
      if (byte < limit && picked.length < count) picked.push(alphabet.charAt(byte % alphabet.length))
    }
  }
  return picked
}

function browserRandom(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count))
}
