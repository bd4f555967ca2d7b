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

/** Files beside real lists that are none, by the end of their path, each with what they are. May only shrink. */
export const noLists: readonly (readonly [path: RegExp, what: string])[] = [
  [/\.zip\/db\/|\/testdata\/(?:configs-extra-dbs\/)?db\/|\/dbtest\/testdata\//, 'records of vulnerabilities'],
  [
    /\/\.?(?:osv-detector|my-config|grype)\.ya?ml$|osv-scanner[\w-]*\.toml$|\.goignore$|trivy-secret\.yaml$/,
    'settings of a scanner',
  ],
  [/-e2e\/[^/]+\.out\.txt$|\/presenter\/explain\/testdata\//, 'what a scanner found'],
  [/\/lockfile\/testdata\/csv\//, 'a notation of one scanner for its tests'],
  [/\/vex\//, 'VEX, which another family reads, and repositories of it'],
  [
    /not-a-lockfile\.toml$|\/testdata\/(?:dpkg\/)?invalid(?:\.json)?$|\/bad-sbom\.json$|\/otherfile\.json$/,
    'no list',
  ],
  [/-tampered\.[\w.]*json$/, 'an envelope whose content is no text of base64'],
  [
    /\/(?:Cargo|pyproject|Project)\.toml$|\/composer\.json$|\/package\.json$/,
    'wishes of a project, not what it got',
  ],
  [/\/repo\/(?:helm|dockerfile|custom-policy)/, 'instructions to build or deploy'],
  [/CsvSerializer\/[^/]*\.csv$|\/Resources\/bom\.csv$/, 'a table of one tool, which is no form of CycloneDX'],
  [/bom-1\.3\.cdx$|_bom\.cdx_autodetect_\.snap$/, 'CycloneDX in protobuf, which nobody is known to send'],
  [/\/flatpak\/testdata\/(?:bad|noversion)\.xml$/, 'names no version'],
  [/\/homebrew\/testdata\/C|\/macapps\/testdata\//, 'files of programs of macOS'],
  [
    /\/portage\/testdata\//,
    'files of Portage, each with one fact; what package they are of only their folder says',
  ],
  [/\/arch\/testdata\/(?:.*\/)?files$/, 'which files a package has'],
  [
    /\/debian\/testdata\/(?:.*\/)?(?:copyright(?:\/\w+)?|[\w-]+\.(?:conffiles|md5sums)|os-release)$/,
    'facts beside a list of packages',
  ],
  [
    /\/glob-paths\/(?:.*\/)?(?:pkg-1\.0|Packages|container-manifest-2|dive-0\.10\.0\.rpm)$|status\.d\/empty$/,
    'holds only its own name',
  ],
  [/\/bad\.rpm$/, 'a package, and a damaged one'],
]
