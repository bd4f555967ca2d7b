import type { CiKind } from './kind.ts'

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
    ],
  },
  {
    id: 'dev-environment',
    label: { ja: '開発環境', en: 'Development environment' },
    side: 'development',
    partOf: [],
    attributes: [{ id: 'site', label: { ja: '設置場所', en: 'Site' }, form: 'text', choices: [] }],
  },
]
