import type { CiKind } from './kind.ts'

/** What packages of an operating system are judged by, where the documents of the item do not say (`debian-12`). */
const distribution: CiKind['attributes'][number] = {
  id: 'distribution',
  label: { ja: 'ディストリビューション（例：debian-12）', en: 'Distribution, such as debian-12' },
  form: 'text',
  choices: [],
}

/** Kinds of configuration items. A kind of its own costs its lines here. */
export const kinds: readonly CiKind[] = [
  {
    id: 'product',
    label: { ja: '製品', en: 'Product' },
    side: 'product',
    partOf: [],
    attributes: [
      { id: 'model', label: { ja: '型番', en: 'Model' }, form: 'text', choices: [] },
      {
        id: 'safetyRelevant',
        label: { ja: '安全に関わる', en: 'Safety-relevant' },
        form: 'boolean',
        choices: [],
      },
    ],
  },
  {
    id: 'release',
    label: { ja: 'リリース', en: 'Release' },
    side: 'product',
    partOf: ['product'],
    attributes: [
      { id: 'version', label: { ja: 'バージョン', en: 'Version' }, form: 'text', choices: [] },
      {
        id: 'phase',
        label: { ja: '段階', en: 'Phase' },
        form: 'choice',
        choices: ['development', 'shipped', 'maintenance', 'ended'],
      },
      distribution,
    ],
  },
  {
    id: 'host',
    label: { ja: 'ホスト', en: 'Host' },
    side: 'it',
    partOf: [],
    attributes: [
      { id: 'hostname', label: { ja: 'ホスト名', en: 'Host name' }, form: 'text', choices: [] },
      { id: 'site', label: { ja: '設置場所', en: 'Site' }, form: 'text', choices: [] },
      distribution,
    ],
  },
  {
    id: 'dev-environment',
    label: { ja: '開発環境', en: 'Development environment' },
    side: 'development',
    partOf: [],
    attributes: [
      { id: 'site', label: { ja: '設置場所', en: 'Site' }, form: 'text', choices: [] },
      distribution,
    ],
  },
  {
    id: 'service',
    label: { ja: 'サービス', en: 'Service' },
    side: 'it',
    partOf: [],
    attributes: [
      { id: 'provider', label: { ja: '提供事業者', en: 'Provider' }, form: 'text', choices: [] },
      { id: 'region', label: { ja: 'リージョン', en: 'Region' }, form: 'text', choices: [] },
      distribution,
    ],
  },
  {
    id: 'part',
    label: { ja: '部品', en: 'Part' },
    side: 'product',
    partOf: ['product', 'release', 'part'],
    attributes: [
      { id: 'partNumber', label: { ja: '部品番号', en: 'Part number' }, form: 'text', choices: [] },
      { id: 'supplier', label: { ja: '供給元', en: 'Supplier' }, form: 'text', choices: [] },
      distribution,
    ],
  },
  {
    id: 'delivery',
    label: { ja: '納入品', en: 'Delivery' },
    side: 'product',
    partOf: [],
    attributes: [
      { id: 'customer', label: { ja: '納入先', en: 'Customer' }, form: 'text', choices: [] },
      { id: 'quantity', label: { ja: '台数', en: 'Quantity' }, form: 'number', choices: [] },
      { id: 'deliveredOn', label: { ja: '納入日', en: 'Delivered on' }, form: 'text', choices: [] },
    ],
  },
]
