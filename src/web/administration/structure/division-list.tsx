import { useTranslation } from 'react-i18next'
import { createDivision, type Division } from '#contract/identity/people.ts'
import { callServer } from '../../api/client.ts'
import { useDirectoryName } from '../directory/use-directory.ts'
import { NameForm, type StructureDraft } from './name-form.tsx'
import { useHome } from './organisation-field.tsx'
import { StructurePart } from './structure-part.tsx'
import { StructureTable } from './structure-table.tsx'

/** Business divisions, for which division contacts answer. */
export function DivisionList({ divisions }: { readonly divisions: readonly Division[] }) {
  const { t } = useTranslation('administration')
  const nameOf = useDirectoryName()
  const lines = divisions.map((one) => ({
    id: one.id,
    name: one.name,
    more: nameOf(one.organisationId),
  }))
  return (
    <StructurePart
      title={t('structure.divisions')}
      words={t('structure.divisionWords')}
      addLabel={t('structure.addDivision')}
      form={(onMade) => <DivisionForm onMade={onMade} />}
    >
      <StructureTable
        part="divisions"
        label={t('structure.divisions')}
        more={t('people.organisation')}
        lines={lines}
      />
    </StructurePart>
  )
}

function DivisionForm({ onMade }: { readonly onMade: () => void }) {
  const home = useHome()
  const make = ({ name, organisationId }: StructureDraft) =>
    callServer(createDivision, { body: { name, organisationId: organisationId ?? home } })
  return <NameForm draftKey="division.new" make={make} onMade={onMade} organisation="asked" />
}
