import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { CiPeople } from '../../people/ci-people.tsx'
import { PartyArrow } from '../../places/party-arrow.tsx'
import { PartyLink } from '../../places/party-link.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { Facts } from '../../ui/facts/facts.tsx'
import { RailSection } from '../../ui/record/record-page.tsx'
import { AccessWhy } from '../access/access-why.tsx'
import { EditableChoice } from '../edit/editable-choice.tsx'
import { EditableText } from '../edit/editable-text.tsx'
import { useAttributeFields } from '../edit/use-attribute-fields.tsx'
import { useHandlingFields, usePlaceFields } from '../edit/use-ci-fields.tsx'
import { useOwnerField } from '../edit/use-owner-field.tsx'
import { GrantsSection } from '../grants/grants-section.tsx'
import { Structure } from './structure.tsx'

/** Who answers for the item, how it is to be handled, where it stands, and what the reader may do. */
export function CiRail({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation('configuration')
  const { team, division } = usePlaceFields(ci)
  const owner = useOwnerField(ci)
  const { criticality, exposure, tlp, needToKnow } = useHandlingFields()
  const fact = ({ field, choices }: typeof team, page?: ReactNode) => ({
    name: field.label,
    value: (
      <>
        <EditableChoice ci={ci} field={field} choices={choices} />
        {page}
      </>
    ),
  })
  return (
    <>
      <RailSection title={t('rail.people')}>
        <Facts
          facts={[
            {
              name: t('fields.organisation'),
              value: <PartyLink kind="organisation" party={ci.organisation} />,
            },
            fact(team, ci.team && <PartyArrow kind="team" party={ci.team} />),
            fact(division, ci.division && <PartyArrow kind="division" party={ci.division} />),
            fact(owner),
          ]}
        />
      </RailSection>
      <RailSection title={t('rail.handling')}>
        <Facts facts={[fact(criticality), fact(exposure), fact(tlp), fact(needToKnow)]} />
      </RailSection>
      <CiPeople id={ci.id} />
      <Structure ci={ci} />
      <Attributes ci={ci} />
      <RailSection title={t('rail.may')}>
        <ReaderMay ci={ci} /> <AccessWhy ci={ci} />
      </RailSection>
      {ci.may.includes('grant.change') && <GrantsSection ci={ci} />}
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

/** The fields of the item's kind: those filled in, and for who may change it all of them. */
function Attributes({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation('configuration')
  const mayChange = ci.may.includes('ci.change')
  const fields = useAttributeFields(ci).filter(({ field }) => mayChange || field.read(ci) !== null)
  if (fields.length === 0) return null
  const facts = fields.map(({ attribute, field, choices }) => ({
    name: field.label,
    value:
      choices === null ? (
        <EditableText
          key={ci.id}
          ci={ci}
          field={field}
          inputMode={attribute.form === 'number' ? 'decimal' : 'text'}
        />
      ) : (
        <EditableChoice ci={ci} field={field} choices={choices} />
      ),
  }))
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
