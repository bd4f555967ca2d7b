import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import type { Document } from '#contract/inventory/documents.ts'
import { useDocuments } from '../../configuration/record/use-documents.ts'
import { useMay } from '../../session/me.tsx'
import { Form } from '../../ui/forms/form.tsx'
import styles from './dialog.module.css'
import { FileLine } from './file-line.tsx'
import { ItemPart } from './item-part.tsx'
import type { Choices } from './use-choices.ts'

interface Props {
  readonly choices: Choices
  readonly sources: readonly { readonly id: string; readonly title: string }[]
  readonly ciId: string | null
  readonly item: Ci | undefined
  readonly onItem: (id: string | null) => void
  readonly onNew: () => void
  readonly onLeaveOut: (id: string) => void
  readonly onStart: () => void
  readonly onClose: () => void
}

/** The files one below the other, the item they describe, and the button that begins. */
export function FilesPart({ choices, sources, ciId, item, ...on }: Props) {
  const { t } = useTranslation(['imports', 'configuration', 'web'])
  const may = useMay()
  const { all, documents, count } = choices
  const mayItem = may('document.import')
  const wanting = useWanting(choices, item)
  return (
    <Form onSubmit={() => wanting === null && count > 0 && on.onStart()}>
      <p className={styles.lead}>{t('lead', { count: all.length })}</p>
      {documents.length > 0 && <ItemPart id={ciId} item={item} onItem={on.onItem} onNew={on.onNew} />}
      <SlottedFiles ciId={documents.length > 0 ? ciId : null}>
        {(documentIn) => (
          <ul className={styles.files}>
            {all.map((choice) => (
              <FileLine
                key={choice.id}
                choice={choice}
                sources={sources}
                mayItem={mayItem}
                replaced={documentIn(choice.slot)}
                onAim={(aim) => choices.change(choice.id, { aim })}
                onSlot={(slot) => choices.change(choice.id, { slot })}
                onLeaveOut={all.length > 1 ? () => on.onLeaveOut(choice.id) : undefined}
              />
            ))}
          </ul>
        )}
      </SlottedFiles>
      {documents.length > 0 && <p className={styles.hint}>{t('slot.hint')}</p>}
      {choices.hasSlotTwice && <p className={styles.warning}>{t('slot.twice')}</p>}
      <footer className={styles.foot}>
        {wanting !== null && <span className={styles.wanting}>{wanting}</span>}
        <Button variant="default" onClick={on.onClose}>
          {t('web:actions.cancel')}
        </Button>
        <Button type="submit" disabled={wanting !== null || count === 0} data-autofocus>
          {t('configuration:imports.send', { count: Math.max(count, 1) })}
        </Button>
      </footer>
    </Form>
  )
}

/** What is still to be done before the files can be imported; null when nothing is. */
function useWanting({ documents, count, hasWrongSlot }: Choices, item: Ci | undefined): string | null {
  const { t } = useTranslation('imports')
  if (count === 0) return t('wanting.file')
  if (documents.length === 0) return null
  if (item === undefined) return t('wanting.item')
  if (!item.may.includes('document.import')) return t('wanting.otherItem')
  return hasWrongSlot ? t('wanting.slot') : null
}

type DocumentIn = (slot: string) => Document | null | undefined

interface SlottedProps {
  readonly ciId: string | null
  readonly children: (documentIn: DocumentIn) => ReactNode
}

function SlottedFiles({ ciId, children }: SlottedProps) {
  return ciId === null ? children(() => undefined) : <ItemSlots ciId={ciId}>{children}</ItemSlots>
}

/** Knows which document is in which slot of the item now. */
function ItemSlots({ ciId, children }: SlottedProps & { readonly ciId: string }) {
  const { data } = useDocuments(ciId)
  const documents = data?.pages.flatMap((page) => page.rows)
  return children((slot) => {
    if (documents === undefined) return undefined
    return (
      documents.find((one) => one.slot === slot && one.state !== 'replaced' && one.state !== 'failed') ?? null
    )
  })
}
