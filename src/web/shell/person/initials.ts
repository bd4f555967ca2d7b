/** One or two letters for a person: the first character of a Japanese name, the initials of a Latin one. */
export function initialsOf(name: string): string {
  const [first = '', ...others] = name.trim().split(/[\s\u3000]+/)
  const letter = [...first][0] ?? ''
  const last = [...(others.at(-1) ?? '')][0] ?? ''
  return /\p{Script=Latin}/u.test(letter) ? `${letter}${last}`.toUpperCase() : letter
}
