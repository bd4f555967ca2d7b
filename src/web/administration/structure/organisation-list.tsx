import { useTranslation } from 'react-i18next'
import { createOrganisation, type Organisation, OrganisationKind } from '#contract/identity/people.ts'
import { callServer } from '../../api/client.ts'
import { ChoiceField } from '../../ui/forms/fields.tsx'
import { NameForm, type StructureDraft } from './name-form.tsx'
import { StructurePart } from './structure-part.tsx'
import { StructureTable } from './structure-table.tsx'

/** The own organisation, the group, and the outside ones. */
export function OrganisationList({ organisations }: { readonly organisations: readonly Organisation[] }) {
  const { t } = useTranslation('administration')
  const lines = organisations.map((one) => ({
    id: one.id,
    name: one.name,
    more: t(`structure.kinds.${one.kind}`),
  }))
  return (
    <StructurePart
      title={t('structure.organisations')}
      words={t('structure.organisationWords')}
      addLabel={t('structure.addOrganisation')}
      form={(onMade) => <OrganisationForm onMade={onMade} />}
    >
      <StructureTable
        part="organisations"
        label={t('structure.organisations')}
        more={t('structure.kind')}
        lines={lines}
      />
    </StructurePart>
  )
}

/** There is one own organisation, made at the set-up. */
const kinds = OrganisationKind.options.filter((kind) => kind !== 'own')

function OrganisationForm({ onMade }: { readonly onMade: () => void }) {
  const { t } = useTranslation('administration')
  const make = ({ name, choice }: StructureDraft) =>
    callServer(createOrganisation, { body: { name, kind: OrganisationKind.parse(choice) } })
  return (
    <NameForm draftKey="organisation.new" choice="supplier" make={make} onMade={onMade}>
      {({ choice, choose }) => (
        <ChoiceField
          path="/kind"
          label={t('structure.kind')}
          data={kinds.map((kind) => ({ value: kind, label: t(`structure.kinds.${kind}`) }))}
          value={choice}
          onValue={choose}
        />
      )}
    </NameForm>
  )
}
