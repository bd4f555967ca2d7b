/** `git+https://host/path?branch=main#commit` → `git+https://host/path@commit`. */
export function repositoryIn(source: string): string {
  const [address = '', commit] = source.split('#', 2)
  const url = address.split('?', 1)[0] ?? ''
  return commit === undefined ? url : `${url}@${commit}`
}
