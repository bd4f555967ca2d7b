import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import type { Ci, CiKind } from '#contract/inventory/cis.ts'
import type { ProblemLine } from '#contract/shapes.ts'
import { Answered } from '../../api/answered.tsx'
import { FailureBox } from '../../api/failure-box.tsx'
import { AttributeField } from '../../configuration/create/attribute-field.tsx'
import { blankFields, type DraftFields } from '../../configuration/create/draft-fields.ts'
import { HandlingFields } from '../../configuration/create/handling-fields.tsx'
import { KindFields } from '../../configuration/create/kind-fields.tsx'
import { PlaceFields } from '../../configuration/create/place-fields.tsx'
import { useMakeCi } from '../../configuration/create/use-create-ci.ts'
import { useMissing } from '../../configuration/create/use-missing.ts'
import { askKinds } from '../../configuration/kinds/use-kinds.ts'
import { useMe } from '../../session/me.tsx'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { Form } from '../../ui/forms/form.tsx'
import styles from './dialog.module.css'

interface Props {
  /** How it may be called, after the first file. */
  readonly name: string
  readonly count: number
  readonly onMade: (ci: Ci) => void
  readonly onBack: () => void
}

/** Makes the item that the files describe, without letting go of the files. */
export function NewItemPart(props: Props) {
  const query = useQuery(askKinds)
  return (
    <Answered query={query} as="part">
      {({ rows }) => <NewItemFields {...props} kinds={rows} />}
    </Answered>
  )
}

const noProblems: readonly ProblemLine[] = []

function NewItemFields({
  name,
  count,
  onMade,
  onBack,
  kinds,
}: Props & { readonly kinds: readonly CiKind[] }) {
  const { t } = useTranslation(['imports', 'configuration'])
  const place = useOwnPlace()
  const draft = useDraft<DraftFields>('import.new-item', { ...blankFields(kinds, null), ...place, name })
  const kind = kinds.find((one) => one.id === draft.value.kind)
  const [asked, setAsked] = useState(false)
  const missing = useMissing(draft.value)
  const make = useMakeCi((ci) => {
    draft.clear()
    onMade(ci)
  })
  const refused = make.error instanceof Refusal ? make.error.details.problems : noProblems
  const group = { fields: draft.value, onChange: draft.change, whole: null }
  const send = () => {
    setAsked(true)
    if (missing.length === 0) make.mutate({ fields: draft.value, kind })
  }
  return (
    <Form problems={asked && missing.length > 0 ? missing : refused} onSubmit={send}>
      <p className={styles.lead}>{t('newItem.lead', { count })}</p>
      <DraftNote restored={draft.restored} onDiscard={draft.clear} />
      {make.error !== null && missing.length === 0 && <FailureBox failure={make.error} during="form" />}
      <KindFields {...group} kinds={kinds} kind={kind} />
      {kind?.attributes.map((attribute) => (
        <AttributeField key={attribute.id} {...group} attribute={attribute} />
      ))}
      <PlaceFields {...group} />
      <HandlingFields {...group} />
      <footer className={styles.foot}>
        <Button variant="default" onClick={onBack}>
          {t('newItem.back')}
        </Button>
        <Button type="submit" loading={make.isPending}>
          {t('newItem.make')}
        </Button>
      </footer>
    </Form>
  )
}

/** Whoever belongs to one team, or one division, most likely imports for it. */
function useOwnPlace(): Pick<DraftFields, 'teamId' | 'divisionId'> {
  const { memberships } = useMe()
  const only = (ids: readonly (string | undefined)[]) => {
    const known = [...new Set(ids.filter((id) => id !== undefined))]
    return known.length === 1 ? (known[0] ?? null) : null
  }
  return {
    teamId: only(memberships.map(({ team }) => team?.id)),
    divisionId: only(memberships.map(({ division }) => division?.id)),
  }
}
