import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { TlpLabel } from '../../../ui/badges/tlp-label.tsx'
import { Facts } from '../../../ui/facts/facts.tsx'
import styles from './sources.module.css'

type SourceDocument = NonNullable<Vulnerability['records'][number]['document']>

/** The document that a record is a part of: whose it is, and what its format's own rules say of it. */
export function DocumentVerdict({ document }: { readonly document: SourceDocument }) {
  const { t, i18n } = useTranslation('vulnerabilities')
  const { name, publisher, version, status, tlp, verdict, draft } = document
  const { failures, failureCount, checksum, notComparable } = document
  const shownVersion = version ?? t('sources.notGiven')
  return (
    <>
      <h3 className={styles.problems}>{t('sources.document.title')}</h3>
      <Facts
        facts={[
          { name: t('sources.document.name'), value: <code>{name}</code> },
          { name: t('sources.document.publisher'), value: publisher ?? t('sources.notGiven') },
          {
            name: t('sources.document.version'),
            value:
              status === null
                ? shownVersion
                : t('sources.document.versionOf', { version: shownVersion, status }),
          },
          ...(tlp === null ? [] : [{ name: t('sources.document.label'), value: <TlpLabel tlp={tlp} /> }]),
          {
            name: t('sources.document.verdict'),
            value:
              draft === null
                ? t(`sources.document.verdicts.${verdict}`, { count: failureCount })
                : t(`sources.document.byDraft.${verdict}`, {
                    count: failureCount,
                    day: longDay(i18n.language, draft),
                  }),
          },
          ...(checksum === null
            ? []
            : [{ name: t('sources.document.checksum'), value: t(`sources.document.checksums.${checksum}`) }]),
          ...(notComparable === 0
            ? []
            : [
                {
                  name: t('sources.document.notComparable'),
                  value: t('sources.document.products', { count: notComparable }),
                },
              ]),
        ]}
      />
      {failures.length > 0 && (
        <ul className={styles.conflicts}>
          {failures.map(({ test, path, message }) => (
            <li key={`${test} ${path} ${message}`}>
              {test === 'schema'
                ? t('sources.document.schema')
                : t('sources.document.test', { section: test })}{' '}
              <code>{path === '' ? '/' : path}</code> <span lang="en">{message}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function longDay(language: string, day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString(language, { dateStyle: 'long' })
}
