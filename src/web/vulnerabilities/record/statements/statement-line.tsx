import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import type { VexStatement } from '#contract/matching/statements.ts'
import { TlpLabel } from '../../../ui/badges/tlp-label.tsx'
import { Moment } from '../../../ui/dates/moment.tsx'
import { DocumentButton } from './document-button.tsx'
import { useStatedWords } from './stated-words.ts'
import { StatementItems } from './statement-items.tsx'
import styles from './statements.module.css'
import { TakeOverButtons } from './take-over-buttons.tsx'

interface Props {
  readonly vulnerability: Vulnerability
  readonly statement: VexStatement
}

/** One statement: who says what of which products, why, what to do, and which of our items have them. */
export function StatementLine({ vulnerability, statement }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const wordsOf = useStatedWords()
  const { document, impact, action, notes, saidAt } = statement
  const author = document.author ?? t('statements.unknownAuthor')
  const texts = [impact, action, notes].filter((text) => text !== null)
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <strong>{t('statements.line', { author, words: wordsOf(statement) })}</strong>
        {document.tlp !== null && <TlpLabel tlp={document.tlp} />}
        {saidAt !== null && (
          <span className={styles.quiet}>
            <Moment at={saidAt} as="day" />
          </span>
        )}
      </div>
      {texts.map((text) => (
        <p key={text} className={styles.text}>
          {text}
        </p>
      ))}
      <Remediations statement={statement} />
      <Products statement={statement} />
      <StatementItems statement={statement} />
      <p className={styles.quiet}>
        <span>{t(`statements.formats.${document.format}`)}</span>{' '}
        <code className={styles.name}>{document.name}</code>
        {document.version !== null && ` ${t('statements.version', { version: document.version })}`}{' '}
        <Source document={document} />
        <TakeOverButtons vulnerability={vulnerability} statement={statement} />
      </p>
    </li>
  )
}

/** Where it can be looked up: the document as received, or the item whose own document says so. */
function Source({ document }: { readonly document: VexStatement['document'] }) {
  const { t } = useTranslation('vulnerabilities')
  if (document.ci === null) return <DocumentButton document={document} />
  return (
    <>
      {t('statements.inDocumentOf')}{' '}
      <Link to="/configuration/$id" params={{ id: document.ci.id }}>
        {document.ci.name}
      </Link>
    </>
  )
}

/** What its author offers against it, in the author's own words. */
function Remediations({ statement: { remediations } }: { readonly statement: VexStatement }) {
  if (remediations.length === 0) return null
  return (
    <ul className={styles.list}>
      {remediations.map(({ kind, text, url }) => (
        <li key={`${kind} ${text} ${url}`}>
          <code>{kind}</code> {text}{' '}
          {url !== null && /^https?:\/\//.test(url) && (
            <a href={url} rel="noreferrer noopener" target="_blank">
              {url}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The first of the products, as the document names them. */
function Products({ statement: { products } }: { readonly statement: VexStatement }) {
  const { t } = useTranslation('vulnerabilities')
  const left = products.total - products.named.length
  if (products.total === 0) return <p className={styles.quiet}>{t('statements.noProducts')}</p>
  return (
    <ul className={styles.list}>
      {products.named.map(({ name, purl, version, versionRange, whole }) => (
        <li key={`${name} ${purl} ${version} ${versionRange} ${whole}`}>
          <code className={styles.name}>{name}</code>
          {version !== null && !name.includes(version) && <code> {version}</code>}
          {versionRange !== null && ` ${t('statements.range', { range: versionRange })}`}
          {whole !== null && ` ${t('statements.partOf', { name: whole })}`}
          {purl === null && ` ${t('statements.uncompared')}`}
        </li>
      ))}
      {left > 0 && <li className={styles.quiet}>{t('statements.moreProducts', { count: left })}</li>}
    </ul>
  )
}
