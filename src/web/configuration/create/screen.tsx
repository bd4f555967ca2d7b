import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Ci, readCi } from '#contract/inventory/cis.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { useMay } from '../../session/me.tsx'
import { ErrorBox } from '../../ui/feedback/error-box.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { askKinds } from '../kinds/use-kinds.ts'
import { NewItemForm } from './new-item-form.tsx'

/** Makes a configuration item, by itself or as part of the one that the address names. */
export function NewItemScreen() {
  const { partOf, kind } = useSearch({ from: '/in/configuration/new' })
  const mayCreate = useMay()('ci.create')
  if (!mayCreate) return <ForbiddenPage />
  return partOf === undefined ? (
    <NewItemPage whole={null} kind={kind} />
  ) : (
    <NewPartPage partOf={partOf} kind={kind} />
  )
}

/** For those who came by an address that is not for them. */
function ForbiddenPage() {
  const { t } = useTranslation(['configuration', 'web'])
  return (
    <Page title={t('create.title')}>
      <ErrorBox title={t('web:failure.forbidden.title')} advice={t('web:failure.forbidden.advice')} />
    </Page>
  )
}

interface AskedKind {
  /** Which the link that led here promised. */
  readonly kind: string | undefined
}

function NewPartPage({ partOf, kind }: AskedKind & { readonly partOf: string }) {
  const query = useQuery(ask(readCi, { params: { id: partOf } }))
  return <Answered query={query}>{(whole) => <NewItemPage whole={whole} kind={kind} />}</Answered>
}

function NewItemPage({ whole, kind }: AskedKind & { readonly whole: Ci | null }) {
  const { t } = useTranslation('configuration')
  const query = useQuery(askKinds)
  return (
    <Page title={whole === null ? t('create.title') : t('create.titlePart', { whole: whole.name })}>
      <Sheet>
        <Answered query={query} as="part">
          {({ rows }) => <NewItemForm key={`${whole?.id} ${kind}`} kinds={rows} whole={whole} kind={kind} />}
        </Answered>
      </Sheet>
    </Page>
  )
}
