import { useTranslation } from 'react-i18next'
import type { Document } from '#contract/inventory/documents.ts'
import { type Progress, StateBadge } from '../../ui/badges/state-badge.tsx'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { ProblemList } from '../../ui/feedback/problem-list.tsx'
import { formatBytes } from './bytes.ts'
import { Changes } from './changes.tsx'
import styles from './documents.module.css'
import { knownFormat } from './formats.ts'

const stages: Readonly<Record<Document['state'], Progress>> = {
  received: 'started',
  read: 'done',
  partly: 'advanced',
  failed: 'dropped',
  replaced: 'dropped',
}

/** One document as it was received: what came of it, what was wrong in it, and how to recognise it. */
export function DocumentEntry({ ciId, document }: { readonly ciId: string; readonly document: Document }) {
  const { t } = useTranslation('configuration')
  return (
    <article className={styles.document} data-state={document.state}>
      <header className={styles.head}>
        <h2 className={styles.name}>{document.name}</h2>
        <StateBadge progress={stages[document.state]}>{t(`documents.states.${document.state}`)}</StateBadge>
      </header>
      <DocumentFacts document={document} />
      <Changes ciId={ciId} document={document} />
      <DocumentProblems document={document} />
    </article>
  )
}

function DocumentFacts({ document }: { readonly document: Document }) {
  const { t, i18n } = useTranslation('configuration')
  const known = knownFormat(document.format)
  const word = known === undefined ? document.format : t(`documents.formats.${known}`)
  const format = [word, document.formatVersion].filter((part) => part !== null).join(' ')
  const facts = [
    { name: t('documents.slot'), value: <code>{document.slot}</code> },
    {
      name: t('documents.format'),
      value: format === '' ? <NotYet state={document.state} word={t('documents.formatUnknown')} /> : format,
    },
    {
      name: t('documents.components'),
      value:
        document.components === null ? (
          <NotYet state={document.state} word={t('documents.notCounted')} />
        ) : (
          document.components.toLocaleString(i18n.language)
        ),
    },
    { name: t('documents.size'), value: formatBytes(document.bytes, i18n.language) },
    {
      name: t('documents.hash'),
      value: <code data-hint={document.hash}>{document.hash.slice(0, 12)}…</code>,
    },
    {
      name: t('documents.received'),
      value: (
        <>
          <Moment at={document.receivedAt} as="recent" />
          {document.receivedBy !== null && ` · ${document.receivedBy}`}
        </>
      ),
    },
    ...(document.reread === null
      ? []
      : [{ name: t('documents.reread'), value: <Reread reread={document.reread} /> }]),
  ]
  return (
    <dl className={styles.facts} data-digits>
      {facts.map((fact) => (
        <div key={fact.name} className={styles.fact}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** When it was read again, and what of the composition that changed. */
function Reread({ reread }: { readonly reread: NonNullable<Document['reread']> }) {
  const { t, i18n } = useTranslation('configuration')
  const digits = new Intl.NumberFormat(i18n.language)
  const { added, removed, changed } = reread.changes
  const figures = {
    added: digits.format(added),
    removed: digits.format(removed),
    changed: digits.format(changed),
  }
  return (
    <>
      <Moment at={reread.at} as="recent" /> ·{' '}
      <span role="img" aria-label={t('documents.changes.inWords', figures)}>
        {t('documents.changes.inFigures', figures)}
      </span>
    </>
  )
}

/** What is not known: still awaited while the document is being read, unknown for good otherwise. */
function NotYet({ state, word }: { readonly state: Document['state']; readonly word: string }) {
  return state === 'received' ? '…' : <UnknownBadge label={word} />
}

function DocumentProblems({ document }: { readonly document: Document }) {
  const { t } = useTranslation('configuration')
  const { problems, problemCount, state } = document
  if (problemCount === 0) return null
  return (
    <details className={styles.problems} open={state === 'failed'}>
      <summary>{t('documents.problems', { count: problemCount })}</summary>
      <ProblemList problems={problems} />
      {problemCount > problems.length && (
        <p className={styles.shown}>
          {t('documents.problemsShown', { shown: problems.length, total: problemCount })}
        </p>
      )}
    </details>
  )
}
