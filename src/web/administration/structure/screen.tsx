import { useTranslation } from 'react-i18next'
import { Answered } from '../../api/answered.tsx'
import { Page } from '../../ui/page/page.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { DivisionList } from './division-list.tsx'
import { OrganisationList } from './organisation-list.tsx'
import { TeamList } from './team-list.tsx'

/** Organisations, their divisions and their teams. */
export function StructureScreen() {
  const { t } = useTranslation(['administration', 'web'])
  const directory = useDirectory()
  return (
    <Page title={t('web:places.structure')} lead={t('structure.lead')}>
      <Answered query={directory} as="part">
        {({ organisations, divisions, teams }) => (
          <>
            <OrganisationList organisations={organisations} />
            <TeamList teams={teams} />
            <DivisionList divisions={divisions} />
          </>
        )}
      </Answered>
    </Page>
  )
}
