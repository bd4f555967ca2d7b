const detector = 'match/lockfiles-osv-detector.zip/pkg/lockfile/testdata'
const scalibr = 'inventory/osv-scalibr-os.zip'
const syft = 'inventory/syft-os.zip'

/**
 * Real lock files and package lists that are not read, each with its reason: beginning of the path, or all of it.
 * May only shrink: the test fails when one of them is read.
 */
export const unreadLists: Readonly<Record<string, string>> = {
  [`${detector}/bun/not-json.txt`]: 'no JSON, and its name tells nothing',
  [`${detector}/gradle/only-comments`]: 'remarks alone, which only the name gradle.lockfile explains',
  [`${detector}/maven/invalid-syntax.xml`]: 'no XML: a placeholder as the name of an element',
  [`${detector}/nuget/empty.v0.json`]: 'no package, which only the name packages.lock.json explains',
  [`${detector}/nuget/empty.v1.json`]: 'no package, which only the name packages.lock.json explains',
  [`${detector}/nuget/not-json.txt`]: 'no JSON, and its name tells nothing',
  [`${detector}/pub/not-yaml.txt`]: 'no YAML, and its name tells nothing',
  [`${detector}/renv/empty.lock`]: 'an empty object, which only the name renv.lock explains',
  [`${detector}/renv/not-json.txt`]: 'no JSON, and its name tells nothing',
  [`${detector}/cargo/not-toml.txt`]: 'no TOML, and its name tells nothing',
  [`${detector}/composer/not-json.txt`]: 'no JSON, and its name tells nothing',
  [`${detector}/go/not-go-mod.txt`]: 'no module file, and its name tells nothing',
  [`${detector}/npm/not-json.txt`]: 'no JSON, and its name tells nothing',
  [`${detector}/pdm/not-toml.txt`]: 'no TOML, and its name tells nothing',
  [`${detector}/pip/one-package-unconstrained.txt`]:
    'one word, which only the name requirements.txt explains',
  [`${detector}/pip/only-comments.txt`]: 'two remarks, which only the name requirements.txt explains',
  [`${detector}/pipenv/not-json.txt`]: 'no JSON, and its name tells nothing',
  [`${detector}/pnpm/not-yaml.txt`]: 'no YAML, and its name tells nothing',
  [`${detector}/poetry/not-toml.txt`]: 'no TOML, and its name tells nothing',
  [`${detector}/pylock/not-toml.txt`]: 'no TOML, and its name tells nothing',
  [`${detector}/uv/not-toml.txt`]: 'no TOML, and its name tells nothing',
  [`${scalibr}/cos/testdata/empty.json`]:
    'an empty object, which only the name cos-package-info.json explains',
  [`${scalibr}/cos/testdata/invalid`]: 'no JSON, and its name tells nothing',
  [`${scalibr}/dpkg/testdata/dpkg/status.d/foo.md5sums`]: 'sums of files, no list of packages',
  [`${scalibr}/dpkg/testdata/opkg/invalid`]: 'no list of packages',
  [`${scalibr}/rpm/testdata/invalid`]: 'no list of packages',
  [`${syft}/arch/testdata/installed/var/lib/pacman/local/corrupt-0.2.1-3/desc`]: 'damaged beyond recognition',
  [`${syft}/arch/testdata/glob-paths/var/lib/pacman/local/base-1.0/desc`]: 'holds only its own name',
  [`${syft}/arch/testdata/glob-paths/var/lib/pacman/local/dive-0.10.0/desc`]: 'holds only its own name',
  [`${syft}/redhat/testdata/Packages`]: 'a Berkeley DB, refused with the way out',
}
