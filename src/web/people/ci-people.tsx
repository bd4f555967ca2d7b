import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readCiPeople } from '#contract/sharing/people.ts'
import { Answered } from '../api/answered.tsx'
import { ask } from '../api/query.ts'
import { useNameOf } from '../i18n/bilingual.tsx'
import { RailSection } from '../ui/record/record-page.tsx'
import { Contacts, Deciders, InCharge, PeopleTopic } from './people-lines.tsx'

/** Who has to do with an item besides its owner: those who decide for its team, its division's contacts, who decided. */
export function CiPeople({ id }: { readonly id: string }) {
  const { t } = useTranslation('people')
  const nameOf = useNameOf()
  const query = useQuery(ask(readCiPeople, { params: { id } }))
  return (
    <RailSection title={t('title')}>
      <Answered query={query} as="part">
        {({ inCharge, contacts, deciders }) => (
          <>
            {inCharge !== null && (
              <PeopleTopic title={t('inCharge.title', { team: nameOf(inCharge.team.name) })}>
                <InCharge of={inCharge} />
              </PeopleTopic>
            )}
            {contacts !== null && (
              <PeopleTopic title={t('contacts.title')}>
                <Contacts contacts={contacts} />
              </PeopleTopic>
            )}
            {deciders !== null && (
              <PeopleTopic title={t('deciders.titleHere')}>
                <Deciders deciders={deciders} />
              </PeopleTopic>
            )}
          </>
        )}
      </Answered>
    </RailSection>
  )
}
