import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  type ComponentPath,
  type ComponentPlace,
  listComponentPaths,
} from '#contract/inventory/composition.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { ask } from '../../api/query.ts'
import { Loading } from '../../ui/feedback/loading.tsx'
import styles from './composition.module.css'

interface Props {
  readonly ciId: string
  readonly componentId: string
}

/** Where each of the item's documents has a component, and the shortest ways by which it comes in. */
export function Paths({ ciId, componentId }: Props) {
  const query = useQuery(
    ask(listComponentPaths, { params: { id: ciId, component: componentId }, query: { limit: 5 } }),
  )
  if (query.data === undefined) {
    return query.error === null ? (
      <Loading />
    ) : (
      <FailureBox failure={query.error} during="view" onRetry={() => query.refetch()} />
    )
  }
  const { rows } = query.data
  return rows.map((row) => <PlaceInDocument key={row.document.id} place={row} alone={rows.length === 1} />)
}

function PlaceInDocument({ place, alone }: { readonly place: ComponentPlace; readonly alone: boolean }) {
  const { t } = useTranslation('configuration')
  const { document, paths, fromSubject, more, places } = place
  return (
    <section className={styles.placed}>
      {!alone && <h5 className={styles.pathsTitle}>{document.name}</h5>}
      {paths.length === 0 && <p className={styles.quiet}>{t('composition.reach.none')}</p>}
      {paths.length > 0 && !fromSubject && <p className={styles.quiet}>{t('composition.reach.fromTop')}</p>}
      {paths.length > 0 && (
        <ol className={styles.pathList}>
          {paths.map((path) => (
            <li key={path.steps.map((step) => step?.id ?? '').join()}>
              <PathLine path={path} />
            </li>
          ))}
        </ol>
      )}
      {more && <p className={styles.quiet}>{t('composition.reach.more')}</p>}
      <p className={styles.quiet}>
        {t('composition.reach.places')}
        {places.map((one) => (
          <code key={one}>{one}</code>
        ))}
      </p>
    </section>
  )
}

function PathLine({ path: { steps, omitted, byNeed } }: { readonly path: ComponentPath }) {
  const { t } = useTranslation('configuration')
  const half = Math.ceil(steps.length / 2)
  const words = steps.map((step) =>
    step === null ? t('composition.reach.subject') : `${step.name} ${step.version}`.trim(),
  )
  const shown =
    omitted === 0
      ? words
      : [...words.slice(0, half), t('composition.reach.omitted', { count: omitted }), ...words.slice(half)]
  return (
    <>
      {shown.join(' → ')}
      {!byNeed && <span className={styles.quiet}> {t('composition.reach.byPlace')}</span>}
    </>
  )
}
