import { useTranslation } from 'react-i18next'
import { knownFormat } from '../../configuration/documents/formats.ts'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import { ProblemList } from '../../ui/feedback/problem-list.tsx'
import styles from './dialog.module.css'
import type { Look } from './look.ts'

/** So many problems are shown before the file is imported. */
const shownProblems = 3

/** What a file is, in words. */
export function LookWords({ look }: { readonly look: Look | undefined }) {
  const { t } = useTranslation('imports')
  return (
    <div className={styles.look} aria-live="polite">
      {look === undefined ? <p>{t('look.looking')}</p> : <Found look={look} />}
    </div>
  )
}

function Found({ look }: { readonly look: Look }) {
  const { t } = useTranslation('imports')
  switch (look.as) {
    case 'document':
      return <DocumentWords scan={look.scan} />
    case 'advisories':
      return (
        <p>{advisoryWords[look.source] === undefined ? t('look.advisories') : <AdvisoryWords {...look} />}</p>
      )
    case 'archive':
      return <p>{t('look.archive')}</p>
    case 'documents':
      return <p>{look.words}</p>
    case 'unreadable':
      return (
        <>
          <p className={styles.fault}>{look.title}</p>
          <ProblemList problems={look.problems.slice(0, shownProblems)} />
        </>
      )
    case 'unknown':
      return (
        <p>
          <UnknownBadge label={t('look.unknown')} /> {t(look.why === 'large' ? 'look.large' : 'look.failed')}
        </p>
      )
  }
}

const advisoryWords: Readonly<
  Record<
    string,
    | 'look.csaf'
    | 'look.cve'
    | 'look.eol'
    | 'look.epss'
    | 'look.eukev'
    | 'look.euvd'
    | 'look.jvn'
    | 'look.jvn-products'
    | 'look.kev'
    | 'look.nvd'
    | 'look.osv'
    | 'look.rustsec'
    | 'look.hsec'
    | 'look.rubysec'
    | 'look.friendsofphp'
    | 'look.vex'
  >
> = {
  cve: 'look.cve',
  jvn: 'look.jvn',
  nvd: 'look.nvd',
  osv: 'look.osv',
  rustsec: 'look.rustsec',
  hsec: 'look.hsec',
  rubysec: 'look.rubysec',
  friendsofphp: 'look.friendsofphp',
  csaf: 'look.csaf',
  vex: 'look.vex',
  kev: 'look.kev',
  epss: 'look.epss',
  eukev: 'look.eukev',
  euvd: 'look.euvd',
  eol: 'look.eol',
  'jvn-products': 'look.jvn-products',
}

function AdvisoryWords({ source, name }: { readonly source: string; readonly name: string | null }) {
  const { t } = useTranslation('imports')
  const words = t(advisoryWords[source] ?? 'look.advisories')
  return name === null ? words : t('look.named', { words, name })
}

function DocumentWords({ scan }: { readonly scan: Extract<Look, { as: 'document' }>['scan'] }) {
  const { t, i18n } = useTranslation(['imports', 'configuration'])
  const digits = new Intl.NumberFormat(i18n.language)
  const known = knownFormat(scan.document.format)
  const format = known === undefined ? scan.document.format : t(`configuration:documents.formats.${known}`)
  const figure = (count: number) => ({ count, number: digits.format(count) })
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const uncovered = list.format(scan.uncovered.map(({ ecosystem }) => ecosystem))
  // Where nothing can be found, nothing found says nothing.
  const parts = [
    [format, scan.document.formatVersion].filter((part) => part !== null).join(' '),
    t('look.components', figure(scan.components)),
    scan.unreadCount === 0 ? null : t('look.unread', figure(scan.unreadCount)),
    scan.findings.length === 0 && uncovered !== '' ? null : t('look.findings', figure(scan.findings.length)),
  ]
  return (
    <>
      <p data-digits>{parts.filter((part) => part !== null).join(' · ')}</p>
      {uncovered !== '' && <p>{t('look.uncovered', { ecosystems: uncovered })}</p>}
      {scan.unread.length > 0 && <ProblemList problems={scan.unread.slice(0, shownProblems)} />}
    </>
  )
}

/** Formats whose names are written otherwise than their ids. */
