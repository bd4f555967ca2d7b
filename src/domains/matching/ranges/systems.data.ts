import type { SystemName } from '#formats/advisory/systems.data.ts'

/** What people call it, and the CPE names of NVD's dictionary under which it is found; none: no document can tell it. */
interface System {
  readonly title: string
  readonly criteria: readonly string[]
}

const cpe = (product: string) => `cpe:2.3:o:${product}:-:*:*:*:*:*:*:*`

export const systems: Readonly<Record<SystemName, System>> = {
  aix: { title: 'AIX', criteria: [cpe('ibm:aix')] },
  android: { title: 'Android', criteria: [cpe('google:android')] },
  dragonfly: { title: 'DragonFly BSD', criteria: [cpe('dragonflybsd:dragonfly_bsd')] },
  freebsd: { title: 'FreeBSD', criteria: [cpe('freebsd:freebsd')] },
  fuchsia: { title: 'Fuchsia', criteria: [cpe('google:fuchsia')] },
  haiku: { title: 'Haiku', criteria: [] },
  'hp-ux': { title: 'HP-UX', criteria: [cpe('hp:hp-ux')] },
  illumos: { title: 'illumos', criteria: [cpe('illumos:illumos')] },
  ios: { title: 'iOS', criteria: [cpe('apple:iphone_os'), cpe('apple:ipados')] },
  linux: { title: 'Linux', criteria: [cpe('linux:linux_kernel')] },
  macos: { title: 'macOS', criteria: [cpe('apple:macos')] },
  netbsd: { title: 'NetBSD', criteria: [cpe('netbsd:netbsd')] },
  openbsd: { title: 'OpenBSD', criteria: [cpe('openbsd:openbsd')] },
  plan9: { title: 'Plan 9', criteria: [] },
  redox: { title: 'Redox', criteria: [] },
  solaris: { title: 'Solaris', criteria: [cpe('oracle:solaris'), cpe('sun:solaris')] },
  wasm: { title: 'WebAssembly', criteria: [] },
  windows: { title: 'Windows', criteria: [cpe('microsoft:windows')] },
}
