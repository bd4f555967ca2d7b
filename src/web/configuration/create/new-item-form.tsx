import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import type { Ci, CiKind } from '#contract/inventory/cis.ts'
import type { ProblemLine } from '#contract/shapes.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { LinkButton } from '../link-button.tsx'
import { AttributeField } from './attribute-field.tsx'
import styles from './create.module.css'
import { blankFields, type DraftFields } from './draft-fields.ts'
import { HandlingFields } from './handling-fields.tsx'
import { KindFields } from './kind-fields.tsx'
import { PlaceFields } from './place-fields.tsx'
import { useCreateCi } from './use-create-ci.ts'
import { useMissing } from './use-missing.ts'

interface Props {
  readonly kinds: readonly CiKind[]
  /** Of which it will be part; null for an item by itself. */
  readonly whole: Ci | null
  /** The kind to begin with, where it is one of them. */
  readonly kind: string | undefined
}

const noProblems: readonly ProblemLine[] = []

/** What every group of fields needs. */
export interface FieldsProps {
  readonly fields: DraftFields
  readonly onChange: (change: Partial<DraftFields>) => void
  readonly whole: Ci | null
}

/** The form of a new item. What is typed survives reload and sign-out. */
export function NewItemForm({ kinds, whole, kind: asked }: Props) {
  const { t } = useTranslation(['configuration', 'web'])
  const offered = whole === null ? kinds : kinds.filter((one) => one.partOf.includes(whole.kind))
  const place = whole === null ? '' : `.${whole.id}`
  const begun = offered.find((one) => one.id === asked)
  const blank = blankFields(offered, whole?.id ?? null, begun)
  const draft = useDraft<DraftFields>(`ci.new${place}${begun === undefined ? '' : `.${begun.id}`}`, blank)
  const kind = kinds.find((one) => one.id === draft.value.kind)
  const create = useCreateCi(draft.clear)
  const [isAsked, setIsAsked] = useState(false)
  const missing = useMissing(draft.value)
  const refused = create.error instanceof Refusal ? create.error.details.problems : noProblems
  const group = { fields: draft.value, onChange: draft.change, whole }
  const send = () => {
    setIsAsked(true)
    if (missing.length === 0) create.mutate({ fields: draft.value, kind })
  }
  return (
    <Form problems={isAsked && missing.length > 0 ? missing : refused} onSubmit={send}>
      <DraftNote restored={draft.restored} onDiscard={draft.clear} />
      {create.error !== null && missing.length === 0 && <FailureBox failure={create.error} during="form" />}
      <KindFields {...group} kinds={offered} kind={kind} />
      {kind !== undefined && kind.attributes.length > 0 && (
        <fieldset className={styles.group}>
          <legend>{t('create.own')}</legend>
          {kind.attributes.map((attribute) => (
            <AttributeField key={attribute.id} {...group} attribute={attribute} />
          ))}
        </fieldset>
      )}
      <PlaceFields {...group} />
      <HandlingFields {...group} />
      <footer className={styles.foot}>
        <Button type="submit" loading={create.isPending}>
          {t('create.send')}
        </Button>
        {whole === null ? (
          <LinkButton to="/configuration" variant="default">
            {t('web:actions.cancel')}
          </LinkButton>
        ) : (
          <LinkButton to="/configuration/$id" params={{ id: whole.id }} variant="default">
            {t('web:actions.cancel')}
          </LinkButton>
        )}
      </footer>
    </Form>
  )
}
