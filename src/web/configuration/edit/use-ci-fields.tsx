import { useTranslation } from 'react-i18next'
import { Ci } from '#contract/inventory/cis.ts'
import { Tlp } from '#contract/shapes.ts'
import { Bilingual } from '../../i18n/bilingual.tsx'
import { useMe } from '../../session/me.tsx'
import { TlpLabel } from '../../ui/badges/tlp-label.tsx'
import { useDirectory } from '../kinds/use-directory.ts'
import { NotSet } from './not-set.tsx'
import type { ShownField } from './use-field-edit.tsx'

/** A field and what it can be set to. */
export interface ChoiceOfField {
  readonly field: ShownField
  readonly choices: readonly (string | null)[]
}

/** Division and team of an item, from the directory of its organisation. */
export function usePlaceFields(ci: Ci): { readonly division: ChoiceOfField; readonly team: ChoiceOfField } {
  const { t } = useTranslation('configuration')
  const { divisions, teams } = useDirectory()
  const own = <Part extends { readonly organisationId: string }>(parts: readonly Part[]) =>
    parts.filter((part) => part.organisationId === ci.organisation.id)
  return {
    division: {
      field: {
        name: 'division',
        label: t('fields.division'),
        read: (one) => one.division?.id ?? null,
        write: (divisionId) => ({ divisionId }),
        preview: (id) => ({ division: divisions.find((one) => one.id === id) ?? null }),
        show: (id) => <PartyName party={divisions.find((one) => one.id === id) ?? seen(ci.division, id)} />,
      },
      choices: [...own(divisions).map(({ id }) => id), null],
    },
    team: {
      field: {
        name: 'team',
        label: t('fields.team'),
        read: (one) => one.team?.id ?? null,
        write: (teamId) => ({ teamId }),
        preview: (id) => ({ team: teams.find((one) => one.id === id) ?? null }),
        show: (id) => <PartyName party={teams.find((one) => one.id === id) ?? seen(ci.team, id)} />,
      },
      choices: [...own(teams).map(({ id }) => id), null],
    },
  }
}

function seen(party: Ci['team'], id: string | null): Ci['team'] {
  return party?.id === id ? party : null
}

function PartyName({ party }: { readonly party: Pick<NonNullable<Ci['team']>, 'name'> | null }) {
  return party === null ? <NotSet /> : <Bilingual name={party.name} />
}

const criticalities = Ci.shape.criticality.unwrap()
const exposures = Ci.shape.exposure.unwrap()

/** How important an item is, from where it is reached, and how far it may be told of. */
export function useHandlingFields(): {
  readonly criticality: ChoiceOfField
  readonly exposure: ChoiceOfField
  readonly tlp: ChoiceOfField
  readonly needToKnow: ChoiceOfField
} {
  const { t } = useTranslation('configuration')
  const { clearance } = useMe()
  return {
    criticality: {
      field: {
        name: 'criticality',
        label: t('fields.criticality'),
        read: (ci) => ci.criticality,
        write: (value) => ({ criticality: known(criticalities, value) }),
        preview: (value) => ({ criticality: known(criticalities, value) }),
        show: (value) => {
          const level = known(criticalities, value)
          return level === null ? <NotSet /> : t(`criticality.${level}`)
        },
      },
      choices: ['high', 'medium', 'low', null],
    },
    exposure: {
      field: {
        name: 'exposure',
        label: t('fields.exposure'),
        read: (ci) => ci.exposure,
        write: (value) => ({ exposure: known(exposures, value) }),
        preview: (value) => ({ exposure: known(exposures, value) }),
        show: (value) => {
          const exposure = known(exposures, value)
          return exposure === null ? <NotSet /> : t(`exposure.${exposure}`)
        },
      },
      choices: [...exposures.options, null],
    },
    tlp: {
      field: {
        name: 'tlp',
        label: t('fields.tlp'),
        read: (ci) => ci.tlp,
        write: (value) => ({ tlp: known(Tlp, value) ?? undefined }),
        preview: (value) => tlpOf(value),
        show: (value) => <TlpLabel tlp={known(Tlp, value) ?? 'red'} />,
      },
      choices: labelsUpTo(clearance),
    },
    needToKnow: {
      field: {
        name: 'needToKnow',
        label: t('fields.needToKnow'),
        read: (ci) => (ci.needToKnow ? 'yes' : 'no'),
        write: (value) => ({ needToKnow: value === 'yes' }),
        preview: (value) => ({ needToKnow: value === 'yes' }),
        show: (value) => t(value === 'yes' ? 'edit.needToKnow.yes' : 'edit.needToKnow.no'),
      },
      choices: ['yes', 'no'],
    },
  }
}

/** The TLP labels that a person of this clearance may give: nobody shuts themselves out. */
export function labelsUpTo(clearance: Tlp): readonly Tlp[] {
  return Tlp.options.slice(0, Tlp.options.indexOf(clearance) + 1)
}

function tlpOf(value: string | null): Partial<Ci> {
  const tlp = known(Tlp, value)
  return tlp === null ? {} : { tlp }
}

function known<Option extends string>(
  all: { readonly options: readonly Option[] },
  value: string | null,
): Option | null {
  return all.options.find((option) => option === value) ?? null
}
