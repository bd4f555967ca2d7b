import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { Bilingual, useNameOf } from '../../i18n/bilingual.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { Facts } from '../../ui/facts/facts.tsx'
import { RailSection } from '../../ui/record/record-page.tsx'
import { AccessWhy } from '../access/access-why.tsx'
import { EditableChoice } from '../edit/editable-choice.tsx'
import { useHandlingFields, usePlaceFields } from '../edit/use-ci-fields.tsx'
import { attributeWord } from '../kinds/attributes.ts'
import { useKinds } from '../kinds/use-kinds.ts'
import { Structure } from './structure.tsx'

/** Who answers for the item, how it is to be handled, where it stands, and what the reader may do. */
export function CiRail({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation('configuration')
  const { team, division } = usePlaceFields(ci)
  const { criticality, exposure, tlp } = useHandlingFields()
  const fact = ({ field, choices }: typeof team) => ({
    name: field.label,
    value: <EditableChoice ci={ci} field={field} choices={choices} />,
  })
  return (
    <>
      <RailSection title={t('rail.people')}>
        <Facts
          facts={[
            fact(team),
            fact(division),
            { name: t('fields.owner'), value: ci.owner?.name ?? t('notSet') },
            { name: t('fields.organisation'), value: <Bilingual name={ci.organisation.name} /> },
          ]}
        />
      </RailSection>
      <RailSection title={t('rail.handling')}>
        <Facts
          facts={[
            fact(criticality),
            fact(exposure),
            fact(tlp),
            ...(ci.needToKnow ? [{ name: t('fields.needToKnow'), value: t('yes') }] : []),
          ]}
        />
      </RailSection>
      <Structure ci={ci} />
      <Attributes ci={ci} />
      <RailSection title={t('rail.may')}>
        <ReaderMay ci={ci} /> <AccessWhy ci={ci} />
      </RailSection>
      <RailSection title={t('rail.history')}>
        <Facts
          facts={[
            { name: t('fields.created'), value: <Moment at={ci.createdAt} /> },
            { name: t('fields.changed'), value: <Moment at={ci.changedAt} as="recent" /> },
          ]}
        />
      </RailSection>
    </>
  )
}

/** The fields of the item's kind that are filled in. */
function Attributes({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  const kind = useKinds().find((one) => one.id === ci.kind)
  const facts = (kind?.attributes ?? []).flatMap((attribute) => {
    const value = ci.attributes[attribute.id]
    return value === undefined
      ? []
      : [{ name: nameOf(attribute.label), value: attributeWord(t, attribute, value) }]
  })
  if (facts.length === 0) return null
  return (
    <RailSection title={t('rail.about')}>
      <Facts facts={facts} />
    </RailSection>
  )
}

const deeds = ['ci.change', 'document.import', 'finding.assess', 'grant.change'] as const

/** What the reader may do with the item. */
function ReaderMay({ ci }: { readonly ci: Ci }) {
  const { t, i18n } = useTranslation('configuration')
  const words = deeds.filter((deed) => ci.may.includes(deed)).map((deed) => t(`rail.mayDo.${deed}`))
  if (words.length === 0) return t('rail.mayNothing')
  return new Intl.ListFormat(i18n.language, { type: 'conjunction', style: 'narrow' }).format(words)
}
