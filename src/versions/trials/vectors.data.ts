/** Where a scheme knowingly differs from a file of public vectors. */
export interface Deviation {
  /** Whether cases are ordered otherwise, or versions have no key. */
  readonly kind: 'otherwise' | 'without-key'
  /** The cases (`a < b`), or the versions. */
  readonly matches: RegExp
  /** How many there are: one fewer or more fails the test. */
  readonly count: number
  readonly reason: string
}

/** A file of public vectors, and the scheme it is for. */
export type VectorFile =
  | {
      readonly name: string
      readonly scheme: string
      readonly vectors: number
      readonly deviations?: readonly Deviation[]
    }
  | { readonly name: string; readonly scheme: null; readonly vectors: number; readonly reason: string }

const outsideApk = 'not in the grammar of apk, which compares what follows as equal; scalibr orders it'
const cycle =
  'Conan compares a number with a text as texts, by which 10 < 1a < 2 < 10; here numbers are below texts'
const notOfRecipes = 'a pattern, or no number in it: not the version of a recipe'
const noRelease =
  'without a release a version is any release to pacman, which no total order can say; here it is below all'
const refusedByComposer = 'Composer refuses it'
const asPhp = "the file is PHP's version_compare of versions that Composer has not normalised"
const otherMaven = 'generated with another Maven; Maven 4 agrees with the key'
const legacy = 'from before PEP 440, which PyPI no longer takes'
const notRpm = 'no number, or letters outside ASCII: rpm compares such strings but builds no package of them'
const lettersApart =
  'letters behind a dot or at the end are taken for a line of their own (1.0.2a), not for what comes before'
const wordsOnly = 'no number in it: a word has no place among versions'

/**
 * Every file there is. Files are named by where their facts come from; what is not listed here fails the test, and so
 * does what differs otherwise than told. The list of what differs may only become shorter.
 */
export const vectorFiles: readonly VectorFile[] = [
  {
    name: 'vers-alpm',
    scheme: 'alpm',
    vectors: 42,
    deviations: [{ kind: 'otherwise', matches: /^(\S+?)(-1)? = \1(-1)?$/, count: 4, reason: noRelease }],
  },
  {
    name: 'apk-tools',
    scheme: 'apk',
    vectors: 738,
    deviations: [{ kind: 'without-key', matches: /^(?:23_foo|1\.0bc)$/, count: 2, reason: outsideApk }],
  },
  { name: 'vers-alpine', scheme: 'apk', vectors: 716 },
  {
    name: 'osv-alpine',
    scheme: 'apk',
    vectors: 778,
    deviations: [{ kind: 'without-key', matches: /./, count: 42, reason: outsideApk }],
  },
  {
    name: 'osv-alpine-generated',
    scheme: 'apk',
    vectors: 13979,
    deviations: [{ kind: 'without-key', matches: /./, count: 51, reason: outsideApk }],
  },
  { name: 'real-apk', scheme: 'apk', vectors: 1437 },
  {
    name: 'osv-packagist',
    scheme: 'composer',
    vectors: 95,
    deviations: [
      { kind: 'without-key', matches: /#|-foo|^9{9}/, count: 9, reason: refusedByComposer },
      { kind: 'without-key', matches: /^4\.3-2/, count: 5, reason: refusedByComposer },
      { kind: 'otherwise', matches: /^1\.0\.0 > 1\.0$/, count: 1, reason: asPhp },
    ],
  },
  {
    name: 'osv-packagist-generated',
    scheme: 'composer',
    vectors: 10630,
    deviations: [
      {
        kind: 'without-key',
        matches: /test1$|\.post\d$|\.dev10\d$/,
        count: 11,
        reason: refusedByComposer,
      },
      { kind: 'otherwise', matches: /^v|-stable /, count: 10, reason: asPhp },
    ],
  },
  { name: 'real-packagist', scheme: 'composer', vectors: 1147 },
  {
    name: 'conan',
    scheme: 'conan',
    vectors: 74,
    deviations: [
      { kind: 'without-key', matches: /\*|^[abc.]+$/, count: 6, reason: notOfRecipes },
      { kind: 'otherwise', matches: /^0\.0\.1-3-1 < 0\.0\.1-4$/, count: 1, reason: cycle },
    ],
  },
  {
    name: 'vers-conan',
    scheme: 'conan',
    vectors: 47,
    deviations: [{ kind: 'without-key', matches: /\*|^[abc.]+$/, count: 6, reason: notOfRecipes }],
  },
  { name: 'osv-debian', scheme: 'debian', vectors: 30 },
  { name: 'osv-debian-generated', scheme: 'debian', vectors: 14442 },
  { name: 'real-debian', scheme: 'debian', vectors: 21658 },
  { name: 'generic-table', scheme: 'generic', vectors: 37 },
  {
    name: 'libversion',
    scheme: 'generic',
    vectors: 154,
    deviations: [
      { kind: 'otherwise', matches: /^1\.a <|^1\.0\.c <|\.a0$|\.b3$/, count: 5, reason: lettersApart },
      { kind: 'without-key', matches: /^\D+$/, count: 10, reason: wordsOnly },
      { kind: 'without-key', matches: /^alpha1$/i, count: 2, reason: 'a stage whose release is not told' },
      { kind: 'without-key', matches: /,0/, count: 1, reason: 'a comma divides several versions' },
    ],
  },
  { name: 'vers-openssl', scheme: 'generic', vectors: 44 },
  { name: 'maven-comparableversion', scheme: 'maven', vectors: 562 },
  {
    name: 'vers-maven',
    scheme: 'maven',
    vectors: 977,
    deviations: [
      {
        kind: 'otherwise',
        matches: /^2-1 <= 2\.0(?:\.0)?\.a$/,
        count: 4,
        reason: 'the file is wrong: Maven 3.9 and 4 both agree with the key',
      },
    ],
  },
  {
    name: 'osv-maven',
    scheme: 'maven',
    vectors: 102,
    deviations: [{ kind: 'otherwise', matches: /foo-bar|1-ga-1/, count: 2, reason: otherMaven }],
  },
  {
    name: 'osv-maven-generated',
    scheme: 'maven',
    vectors: 14752,
    deviations: [
      { kind: 'otherwise', matches: /noneautotype/, count: 11, reason: otherMaven },
      {
        kind: 'otherwise',
        matches: /^(?!.*noneautotype).*(?:rc|cr|beta|-)\.?-?\d/i,
        count: 11,
        reason: otherMaven,
      },
    ],
  },
  { name: 'real-maven4', scheme: 'maven', vectors: 730 },
  {
    name: 'nuget-client',
    scheme: 'nuget',
    vectors: 29,
    deviations: [
      {
        kind: 'otherwise',
        matches: /^1\.0\.0-BETA\+AA != 1\.0\.0-beta$/,
        count: 1,
        reason: 'unequal only to the comparer that minds metadata',
      },
    ],
  },
  { name: 'vers-nuget', scheme: 'nuget', vectors: 33 },
  { name: 'osv-nuget', scheme: 'nuget', vectors: 35 },
  { name: 'osv-cran', scheme: 'number-list', vectors: 21 },
  { name: 'osv-cran-generated', scheme: 'number-list', vectors: 57 },
  { name: 'osv-hackage', scheme: 'number-list', vectors: 11 },
  { name: 'pypa-packaging-ascending', scheme: 'pep440', vectors: 91 },
  { name: 'real-pypi', scheme: 'pep440', vectors: 12986 },
  {
    name: 'osv-pypi',
    scheme: 'pep440',
    vectors: 37,
    deviations: [{ kind: 'without-key', matches: /./, count: 11, reason: legacy }],
  },
  {
    name: 'osv-pypi-generated',
    scheme: 'pep440',
    vectors: 12375,
    deviations: [{ kind: 'without-key', matches: /./, count: 69, reason: legacy }],
  },
  { name: 'osv-pub', scheme: 'pub', vectors: 100 },
  {
    name: 'rpm-rpmvercmp',
    scheme: 'rpm',
    vectors: 91,
    deviations: [{ kind: 'without-key', matches: /^[a+_]+$/, count: 9, reason: notRpm }],
  },
  {
    name: 'osv-redhat',
    scheme: 'rpm',
    vectors: 165,
    deviations: [
      { kind: 'without-key', matches: /^[a+_]+$/, count: 9, reason: notRpm },
      { kind: 'without-key', matches: /[αβ]/, count: 6, reason: notRpm },
      {
        kind: 'without-key',
        matches: /^[^:]*[^\d:][^:]*:|-$/,
        count: 32,
        reason: 'an epoch that is no number, or nothing after the hyphen; scalibr reads on',
      },
    ],
  },
  { name: 'real-rpm', scheme: 'rpm', vectors: 789 },
  { name: 'rubygems', scheme: 'rubygems', vectors: 20 },
  {
    name: 'osv-rubygems',
    scheme: 'rubygems',
    vectors: 25,
    deviations: [
      {
        kind: 'without-key',
        matches: /^1(?:beta|gamma)$/,
        count: 2,
        reason: 'RubyGems refuses a letter behind a number',
      },
    ],
  },
  { name: 'osv-rubygems-generated', scheme: 'rubygems', vectors: 4098 },
  { name: 'real-gem', scheme: 'rubygems', vectors: 1109 },
  { name: 'node-semver-gt', scheme: 'semver', vectors: 31 },
  { name: 'node-semver-eq', scheme: 'semver', vectors: 37 },
  { name: 'osv-semver', scheme: 'semver', vectors: 86 },
  { name: 'real-npm', scheme: 'semver', vectors: 11710 },
  { name: 'real-go', scheme: 'semver', vectors: 3942 },
  { name: 'real-crates', scheme: 'semver', vectors: 587 },
  {
    name: 'vers-datetime',
    scheme: null,
    vectors: 5,
    reason: 'no source of advisories orders by points in time; without a scheme such a range is undetermined',
  },
  {
    name: 'vers-gentoo',
    scheme: null,
    vectors: 48,
    reason:
      'no advisories of Gentoo are read, so there is nothing to compare its packages with: undetermined',
  },
]
