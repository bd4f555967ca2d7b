import { useTranslation } from 'react-i18next'
import { TeamKind } from '#contract/identity/access.ts'
import { createTeam, type Team } from '#contract/identity/people.ts'
import { callServer } from '../../api/client.ts'
import { ChoiceField } from '../../ui/forms/fields.tsx'
import { useDirectoryName } from '../directory/use-directory.ts'
import { NameForm, type StructureDraft } from './name-form.tsx'
import { useHome } from './organisation-field.tsx'
import { StructurePart } from './structure-part.tsx'
import { StructureTable } from './structure-table.tsx'

/** CSIRT, PSIRT and the groups of divisions. */
export function TeamList({ teams }: { readonly teams: readonly Team[] }) {
  const { t } = useTranslation('administration')
  const nameOf = useDirectoryName()
  const lines = teams.map((one) => ({
    id: one.id,
    name: one.name,
    more: t('structure.teamOf', {
      kind: t(`structure.teamKinds.${one.kind}`),
      organisation: nameOf(one.organisationId) ?? '',
    }),
  }))
  return (
    <StructurePart
      title={t('structure.teams')}
      words={t('structure.teamWords')}
      addLabel={t('structure.addTeam')}
      form={(onMade) => <TeamForm onMade={onMade} />}
    >
      <StructureTable part="teams" label={t('structure.teams')} more={t('structure.kind')} lines={lines} />
    </StructurePart>
  )
}

function TeamForm({ onMade }: { readonly onMade: () => void }) {
  const { t } = useTranslation('administration')
  const home = useHome()
  const make = ({ name, choice, organisationId }: StructureDraft) =>
    callServer(createTeam, {
      body: { name, kind: TeamKind.parse(choice), organisationId: organisationId ?? home },
    })
  return (
    <NameForm draftKey="team.new" choice="division" make={make} onMade={onMade} organisation="asked">
      {({ choice, choose }) => (
        <ChoiceField
          path="/kind"
          label={t('structure.kind')}
          data={TeamKind.options.map((kind) => ({ value: kind, label: t(`structure.teamKinds.${kind}`) }))}
          value={choice}
          onValue={choose}
        />
      )}
    </NameForm>
  )
}
