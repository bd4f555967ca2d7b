import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page/page.tsx'
import { Impact } from '../impact.tsx'
import type { ImpactSearch } from '../impact-search.ts'
import { AskForm } from './ask-form.tsx'
import styles from './page.module.css'

/** What a vulnerability, a package or an item reaches, on a page of its own. */
export function ImpactScreen() {
  const { t } = useTranslation('impact')
  const { from, ...search } = useSearch({ from: '/in/impact' })
  const navigate = useNavigate({ from: '/impact' })
  const show = (next: ImpactSearch & { readonly from?: string | undefined }) => {
    // Each narrowing is a step that *back* undoes.
    navigate({ search: next, resetScroll: false }).catch(() => undefined)
  }
  if (from === undefined) {
    return (
      <Page title={t('title')} lead={t('ask.lead')}>
        <AskForm onAsk={(asked) => show({ from: asked })} />
      </Page>
    )
  }
  return (
    <Page title={t('title')}>
      <div className={styles.impact}>
        <Impact key={from} from={from} search={search} onSearch={(next) => show({ ...next, from })} />
      </div>
    </Page>
  )
}
