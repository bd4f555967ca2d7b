import type { Role, TeamKind } from '#contract/identity/access.ts'
import type { BilingualName, Tlp } from '#contract/shapes.ts'
import type { Language } from '#texts/index.ts'

/** A made-up company; no name in it is meant to be that of a real one. */
export const company: BilingualName = { ja: 'みなも精機株式会社', en: 'Minamo Instruments, Inc.' }

export const organisations: readonly {
  readonly key: string
  readonly kind: 'group' | 'supplier' | 'customer' | 'authority'
  readonly name: BilingualName
}[] = [
  { key: 'software', kind: 'group', name: { ja: 'みなもソフトウェア株式会社', en: 'Minamo Software K.K.' } },
  {
    key: 'wireless',
    kind: 'supplier',
    name: { ja: 'トドマツ無線株式会社', en: 'Todomatsu Wireless Co., Ltd.' },
  },
  {
    key: 'embedded',
    kind: 'supplier',
    name: { ja: 'あさぎ組込ソリューションズ株式会社', en: 'Asagi Embedded Solutions, Inc.' },
  },
  { key: 'railway', kind: 'customer', name: { ja: 'うみかぜ鉄道株式会社', en: 'Umikaze Railway Company' } },
  { key: 'water', kind: 'customer', name: { ja: 'こもれび市水道局', en: 'Komorebi City Waterworks' } },
  { key: 'vehicles', kind: 'customer', name: { ja: 'ひなた自動車株式会社', en: 'Hinata Motor Company' } },
  { key: 'hospital', kind: 'customer', name: { ja: 'かえで総合病院', en: 'Kaede General Hospital' } },
  {
    key: 'authority',
    kind: 'authority',
    name: { ja: '製品安全の所管省庁（窓口）', en: 'Ministry in charge of product safety (desk)' },
  },
]

export const divisions: readonly { readonly key: string; readonly name: BilingualName }[] = [
  { key: 'imaging', name: { ja: '映像機器事業部', en: 'Imaging Division' } },
  { key: 'industrial', name: { ja: '産業システム事業部', en: 'Industrial Systems Division' } },
  { key: 'automotive', name: { ja: '車載機器事業部', en: 'Automotive Division' } },
  { key: 'medical', name: { ja: '医療機器事業部', en: 'Medical Division' } },
  { key: 'it', name: { ja: '情報システム部', en: 'Information Systems' } },
  { key: 'development', name: { ja: '技術統括部', en: 'Engineering Headquarters' } },
]

/** Beside the CSIRT and the PSIRT, which every installation begins with. */
export const teams: readonly {
  readonly key: string
  readonly kind: TeamKind
  readonly name: BilingualName
}[] = [
  {
    key: 'medical-quality',
    kind: 'division',
    name: { ja: '医療機器 品質保証グループ', en: 'Medical Quality Assurance' },
  },
]

export interface SamplePerson {
  readonly login: string
  readonly name: string
  readonly language: Language
  readonly memberships: readonly {
    readonly role: Role
    readonly team?: string
    readonly division?: string
  }[]
  /** The highest label they may read; else the usual one. */
  readonly clearance?: Tlp
  /** Of which organisation outside; else of the company. */
  readonly organisation?: string
  /** No person: brings in documents and advisories by itself. */
  readonly machine?: boolean
  /** Has left: signs in no more, and items still name them as owner. */
  readonly left?: boolean
}

/** The first administrator, who sets the house up. */
export const administrator = { login: 'kanda', name: '神田 悠斗', language: 'ja' } as const

export const people: readonly SamplePerson[] = [
  {
    login: 'pipeline',
    name: 'SBOM・脆弱性情報の自動収集',
    language: 'ja',
    memberships: [{ role: 'handler' }],
    machine: true,
  },
  {
    login: 'aoki',
    name: '青木 美咲',
    language: 'ja',
    memberships: [
      { role: 'handler', team: 'csirt' },
      { role: 'handler', team: 'psirt' },
    ],
  },
  { login: 'mori', name: '森 健太', language: 'ja', memberships: [{ role: 'responder', team: 'csirt' }] },
  {
    login: 'weber',
    name: 'Daniel Weber',
    language: 'en',
    memberships: [{ role: 'responder', team: 'csirt' }],
  },
  { login: 'hayashi', name: '林 千尋', language: 'ja', memberships: [{ role: 'engineer', team: 'psirt' }] },
  {
    login: 'osei',
    name: 'Grace Osei',
    language: 'en',
    clearance: 'red',
    memberships: [{ role: 'engineer', team: 'psirt' }],
  },
  {
    login: 'fujita',
    name: '藤田 直子',
    language: 'ja',
    memberships: [
      { role: 'engineer', team: 'medical-quality' },
      { role: 'contact', division: 'medical' },
    ],
  },
  {
    login: 'ishii',
    name: '石井 拓海',
    language: 'ja',
    memberships: [{ role: 'contact', division: 'industrial' }],
  },
  { login: 'sakai', name: '酒井 玲子', language: 'ja', memberships: [{ role: 'manager' }] },
  { login: 'novak', name: 'Petra Novak', language: 'en', memberships: [{ role: 'auditor' }] },
  {
    login: 'kaede',
    name: '臨床工学室 窓口',
    language: 'ja',
    organisation: 'hospital',
    memberships: [{ role: 'guest' }],
  },
  {
    login: 'ogawa',
    name: '小川 進',
    language: 'ja',
    memberships: [{ role: 'engineer', team: 'psirt' }],
    left: true,
  },
]
