import type { DocumentLook } from '#domains/inventory/index.ts'

/** The ecosystem of a component, with the distribution where packages have one: `npm`, `deb/debian`. */
export function ecosystemOf(
  { packageKey, distribution }: DocumentLook['components'],
  position: number,
): string {
  const depth = distribution[position] === '' ? 1 : 2
  return (packageKey[position] ?? '').split('/', depth).join('/')
}
