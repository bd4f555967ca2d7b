import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../configuration/kinds/use-directory.ts'
import { useKinds } from '../../configuration/kinds/use-kinds.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { useMay } from '../../session/me.tsx'
import type { FilterField } from '../../ui/filters/filter.ts'
import { useTeams } from '../teams/use-teams.ts'

/** What the list of vulnerabilities can be narrowed by. */
export function useFilterFields(): readonly FilterField[] {
  const may = useMay()
  const standing = useStandingFields()
  const facts = useFactFields()
  const items = useItemFields()
  return [...standing, ...facts.filter(({ id }) => id !== 'interest' || may('interest.view')), ...items]
}

/** How it stands with us. */
function useStandingFields(): readonly FilterField[] {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const teams = useTeams() ?? []
  return [
    {
      id: 'state',
      label: t('filter.state'),
      choose: 'one',
      options: [
        { value: 'open', label: t('filter.open') },
        { value: 'settled', label: t('filter.settled') },
      ],
    },
    {
      id: 'reach',
      label: t('filter.reach'),
      choose: 'one',
      options: [{ value: 'ours', label: t('filter.ours') }],
    },
    {
      id: 'team',
      label: t('filter.team'),
      choose: 'one',
      options: teams.map((team) => ({ value: team.id, label: nameOf(team.name) })),
    },
  ]
}

const severities = ['critical', 'high', 'medium', 'low', 'none'] as const
const levels = ['immediate', 'high', 'medium', 'low', 'none'] as const
const shares = [0.5, 0.1, 0.01]
const days = [1, 7, 30, 90]

/** What is known of the vulnerability itself. */
function useFactFields(): readonly FilterField[] {
  const { t, i18n } = useTranslation(['worklist', 'web', 'words'])
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 4 })
  const atLeast = (share: number) => t('atLeast', { share: percent.format(share) })
  const unknown = { value: 'unknown', label: t('unknown') }
  const yesNo = (name: 'exploited' | 'fix') =>
    (['yes', 'no'] as const).map((value) => ({ value, label: t(`${name}.${value}`) }))
  return [
    {
      id: 'severity',
      label: t('fields.severity'),
      options: [...severities.map((value) => ({ value, label: t(`web:severity.${value}`) })), unknown],
    },
    { id: 'exploited', label: t('fields.exploited'), choose: 'one', options: yesNo('exploited') },
    {
      id: 'interest',
      label: t('fields.interest'),
      hint: t('hints.interest'),
      options: [...levels.map((value) => ({ value, label: t(`words:interest.levels.${value}`) })), unknown],
    },
    {
      id: 'epss',
      label: t('fields.epss'),
      hint: t('hints.epss'),
      choose: 'limit',
      options: [...shares.map((share) => ({ value: String(share), label: atLeast(share) })), unknown],
      beyond: (value) => atLeast(Number(value)),
    },
    {
      id: 'fix',
      label: t('fields.fix'),
      hint: t('hints.fix'),
      choose: 'one',
      options: yesNo('fix'),
    },
  ]
}

/** What the items are like, and how they stand to it. */
function useItemFields(): readonly FilterField[] {
  const { t } = useTranslation(['worklist', 'configuration'])
  const nameOf = useNameOf()
  const kinds = useKinds()
  const { divisions, organisations } = useDirectory()
  const hint = t('hints.items')
  return [
    {
      id: 'verdict',
      label: t('fields.verdict'),
      hint: t('hints.verdict'),
      choose: 'one',
      options: (['affected', 'undetermined'] as const).map((value) => ({
        value,
        label: t(`verdict.${value}`),
      })),
    },
    {
      id: 'side',
      label: t('fields.side'),
      hint,
      options: (['it', 'development', 'product'] as const).map((value) => ({
        value,
        label: t(`configuration:sides.${value}`),
      })),
    },
    {
      id: 'kind',
      label: t('fields.kind'),
      hint,
      options: kinds.map(({ id, label }) => ({ value: id, label: nameOf(label) })),
      beyond: (id) => id,
    },
    {
      id: 'division',
      label: t('fields.division'),
      hint,
      options: [
        ...divisions.map(({ id, name }) => ({ value: id, label: nameOf(name) })),
        { value: 'none', label: t('noDivision') },
      ],
      beyond: () => '…',
    },
    {
      id: 'organisation',
      label: t('fields.organisation'),
      hint,
      options: organisations.map(({ id, name }) => ({ value: id, label: nameOf(name) })),
      beyond: () => '…',
    },
    {
      id: 'since',
      label: t('fields.since'),
      hint: t('hints.since'),
      choose: 'limit',
      options: days.map((count) => ({ value: `${count}d`, label: t('since.days', { count }) })),
      beyond: (value) =>
        value.endsWith('d')
          ? t('since.days', { count: Number.parseInt(value, 10) })
          : t('since.time', { time: value }),
    },
  ]
}
