import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '#contract/client.ts'
import type { Ci, CiKind } from '#contract/inventory/cis.ts'
import type { ProblemLine } from '#contract/shapes.ts'
import { Answered } from '../../api/answered.tsx'
import { FailureBox } from '../../api/failure-box.tsx'
import { useMe } from '../../session/me.tsx'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { askKinds } from '../kinds/use-kinds.ts'
import { AttributeField } from './attribute-field.tsx'
import styles from './create.module.css'
import { blankFields, type DraftFields } from './draft-fields.ts'
import { HandlingFields } from './handling-fields.tsx'
import { KindFields } from './kind-fields.tsx'
import { PlaceFields } from './place-fields.tsx'
import { useMakeCi } from './use-create-ci.ts'
import { useMissing } from './use-missing.ts'

interface Props {
  /** Under which it is kept while it is typed. */
  readonly draftKey: string
  /** How it may be called. */
  readonly name: string
  /** What it is made for, in one sentence. */
  readonly lead: string
  readonly backLabel: string
  readonly makeLabel: string
  readonly onMade: (ci: Ci) => void
  readonly onBack: () => void
}

/** Makes an item that is wanted for something else, without letting go of that. */
export function MakeItem(props: Props) {
  const query = useQuery(askKinds)
  return (
    <Answered query={query} as="part">
      {({ rows }) => <NewItemFields {...props} kinds={rows} />}
    </Answered>
  )
}

const noProblems: readonly ProblemLine[] = []

function NewItemFields(props: Props & { readonly kinds: readonly CiKind[] }) {
  const { draftKey, name, onMade, kinds } = props
  const place = useOwnPlace()
  const draft = useDraft<DraftFields>(draftKey, { ...blankFields(kinds, null), ...place, name })
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
      <p className={styles.lead}>{props.lead}</p>
      <DraftNote restored={draft.restored} onDiscard={draft.clear} />
      {make.error !== null && missing.length === 0 && <FailureBox failure={make.error} during="form" />}
      <KindFields {...group} kinds={kinds} kind={kind} />
      {kind?.attributes.map((attribute) => (
        <AttributeField key={attribute.id} {...group} attribute={attribute} />
      ))}
      <PlaceFields {...group} />
      <HandlingFields {...group} />
      <footer className={styles.foot}>
        <Button variant="default" onClick={props.onBack}>
          {props.backLabel}
        </Button>
        <Button type="submit" loading={make.isPending}>
          {props.makeLabel}
        </Button>
      </footer>
    </Form>
  )
}

/** Whoever belongs to one team, or one division, most likely makes it for them. */
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
