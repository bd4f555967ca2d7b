/** An operating system, by our name. */
export type SystemName =
  | 'aix'
  | 'android'
  | 'dragonfly'
  | 'freebsd'
  | 'fuchsia'
  | 'haiku'
  | 'hp-ux'
  | 'illumos'
  | 'ios'
  | 'linux'
  | 'macos'
  | 'netbsd'
  | 'openbsd'
  | 'plan9'
  | 'redox'
  | 'solaris'
  | 'wasm'
  | 'windows'

/**
 * Operating systems as records write them, in lower case: what Rust calls `target_os` (Reference, Conditional
 * compilation), Go `GOOS` (`go tool dist list`) and Cabal `os` (Distribution.System), and the plain names by which CVE
 * records tell `platforms`. No name of one version or edition: such a list means more than its system.
 */
export const systemWords: ReadonlyMap<string, SystemName> = new Map<string, SystemName>([
  ['aix', 'aix'],
  ['android', 'android'],
  ['apple ios', 'ios'],
  ['apple macos', 'macos'],
  ['darwin', 'macos'],
  ['dragonfly', 'dragonfly'],
  ['dragonfly bsd', 'dragonfly'],
  ['freebsd', 'freebsd'],
  ['fuchsia', 'fuchsia'],
  ['gnu/linux', 'linux'],
  ['haiku', 'haiku'],
  ['hp-ux', 'hp-ux'],
  ['hpux', 'hp-ux'],
  ['illumos', 'illumos'],
  ['ios', 'ios'],
  ['ipados', 'ios'],
  ['js', 'wasm'],
  ['linux', 'linux'],
  ['mac os', 'macos'],
  ['mac os x', 'macos'],
  ['macos', 'macos'],
  ['microsoft windows', 'windows'],
  ['mingw32', 'windows'],
  ['netbsd', 'netbsd'],
  ['openbsd', 'openbsd'],
  ['os x', 'macos'],
  ['osx', 'macos'],
  ['plan9', 'plan9'],
  ['redox', 'redox'],
  ['solaris', 'solaris'],
  ['wasi', 'wasm'],
  ['wasip1', 'wasm'],
  ['win32', 'windows'],
  ['windows', 'windows'],
])
