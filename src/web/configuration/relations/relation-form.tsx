import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import { type Ci, readCi } from '#contract/inventory/cis.ts'
import { createRelation, listRelations, RelationKind } from '#contract/inventory/relations.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { ask } from '../../api/query.ts'
import { useMay } from '../../session/me.tsx'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { ChoiceField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { ItemField } from '../choose/item-field.tsx'
import { MakeItem } from '../create/make-item.tsx'
import styles from './relations.module.css'

type RelationKindName = (typeof RelationKind.options)[number]

const blank: { readonly kind: string; readonly toId: string | null } = { kind: 'contains', toId: null }

/** Relates the item to another, and says in words what that will mean. */
export function RelationForm({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation('configuration')
  const draft = useDraft(`ci.${ci.id}.relation`, blank)
  const kind = RelationKind.catch('contains').parse(draft.value.kind)
  const { toId } = draft.value
  const other = useQuery({ ...ask(readCi, { params: { id: toId ?? '' } }), enabled: toId !== null })
  const add = useRelate(ci, draft.clear)
  const mayMake = useMay()('ci.create')
  const [sought, setSought] = useState('')
  const [isMaking, { open: beginMaking, close: endMaking }] = useDisclosure(false)
  const phrase = t(`relations.from.${kind}`)
  const problems = add.error instanceof Refusal ? add.error.details.problems : []
  return (
    <section className={styles.add}>
      <h2 className={styles.title}>{t('relations.add')}</h2>
      <Form
        label={t('relations.add')}
        problems={problems}
        onSubmit={() => {
          if (toId !== null) add.mutate({ kind, toId })
        }}
      >
        <DraftNote restored={draft.restored} onDiscard={draft.clear} />
        {add.error !== null && <FailureBox failure={add.error} during="form" />}
        {mayMake && toId === null && (
          // Above the fields: the list of what is found opens below them.
          <Button variant="subtle" size="compact-sm" className={styles.make} onClick={beginMaking}>
            {t('relations.make')}
          </Button>
        )}
        <div className={styles.fields}>
          <ChoiceField
            path="/kind"
            label={t('relations.kind')}
            data={RelationKind.options.map((value) => ({ value, label: t(`relations.from.${value}`) }))}
            value={kind}
            onValue={(value) => draft.change({ kind: value ?? 'contains' })}
          />
          <ItemField
            path="/toId"
            label={t('relations.other')}
            without={ci.id}
            value={toId}
            onValue={(value) => {
              add.reset()
              draft.change({ toId: value })
            }}
            // A field that is left empties its search.
            onTyped={(typed) => typed !== '' && setSought(typed)}
          />
          <Button type="submit" loading={add.isPending} disabled={toId === null}>
            {t('relations.send')}
          </Button>
        </div>
        {other.data !== undefined && toId !== null && (
          <p className={styles.preview}>
            {t('relations.preview', { name: ci.name, phrase: lowered(phrase), other: other.data.name })}
          </p>
        )}
      </Form>
      <Dialog opened={isMaking} title={t('relations.makeTitle')} onClose={endMaking}>
        <MakeItem
          draftKey={`ci.${ci.id}.relation.item`}
          name={sought}
          lead={t('relations.makeLead')}
          backLabel={t('relations.makeBack')}
          makeLabel={t('relations.makeSend')}
          onMade={(made) => {
            draft.change({ toId: made.id })
            endMaking()
          }}
          onBack={endMaking}
        />
      </Dialog>
    </section>
  )
}

interface Wish {
  readonly kind: RelationKindName
  readonly toId: string
}

function useRelate(ci: Ci, onDone: () => void) {
  const { t } = useTranslation('configuration')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Wish) => callServer(createRelation, { params: { id: ci.id }, body }),
    onSuccess: () => {
      onDone()
      showDone(t('relations.done'))
      return queries.invalidateQueries({ queryKey: [listRelations.id] })
    },
  })
}

/** As it stands within a sentence. */
function lowered(phrase: string): string {
  return phrase.charAt(0).toLowerCase() + phrase.slice(1)
}
