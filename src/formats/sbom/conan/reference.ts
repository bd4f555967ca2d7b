import type { ListedPackage } from '../package-list.ts'

const shape =
  /^(?<name>[^\s/@#]+)(?:\/(?<version>[^\s@#:]+))?(?:@(?<user>[^\s/#:]*)(?:\/(?<channel>[^\s#:]*))?)?(?:#(?<revision>[^\s%:]+))?/

/** `name/version@user/channel#revision%time` as a package; null for what is no such reference. */
export function listedReference(path: string, reference: string): ListedPackage | null {
  const found = shape.exec(reference)?.groups
  if (found === undefined) return null
  const { name = '', version = null, user, channel, revision } = found
  const isOfUser = user !== undefined && user !== '' && user !== '_'
  return {
    path,
    type: 'conan',
    name,
    version,
    qualifiers: [
      ['user', isOfUser ? user : null],
      ['channel', isOfUser && channel !== undefined && channel !== '' ? channel : null],
      // Conan 1 writes 0 where revisions are not in use.
      ['rrev', revision === undefined || revision === '0' ? null : revision],
    ],
  }
}
