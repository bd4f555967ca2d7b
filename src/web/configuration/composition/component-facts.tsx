import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ComponentFacts as FactsOfDocument, listComponentFacts } from '#contract/inventory/facts.ts'
import { ask } from '../../api/query.ts'
import { type Fact, Facts } from '../../ui/facts/facts.tsx'
import styles from './composition.module.css'

interface Props {
  readonly ciId: string
  readonly componentId: string
}

/** What each of the item's documents says of a component beyond name and version; nothing where none says more. */
export function ComponentFacts({ ciId, componentId }: Props) {
  const query = useQuery(ask(listComponentFacts, { params: { id: ciId, component: componentId } }))
  const rows = query.data?.rows ?? []
  return rows.map((row) => <SaidByDocument key={row.document.id} said={row} alone={rows.length === 1} />)
}

interface Said {
  readonly said: FactsOfDocument
  readonly alone: boolean
}

function SaidByDocument({ said, alone }: Said) {
  const { t } = useTranslation('configuration')
  const facts = useFacts(said)
  if (facts.length === 0) return null
  return (
    <section className={styles.placed}>
      <h5 className={styles.pathsTitle}>
        {alone ? t('composition.facts.title') : t('composition.facts.from', { name: said.document.name })}
      </h5>
      <Facts facts={facts} />
    </section>
  )
}

/** A fact with nothing in it is none. */
function useFacts(said: FactsOfDocument): readonly Fact[] {
  const { t, i18n } = useTranslation('configuration')
  const { evidence, swid } = said
  const licenceWords = ({ text, spdx }: FactsOfDocument['licences'][number]) => {
    if (spdx === null) return t('composition.licence.written', { written: text })
    return spdx === text ? text : t('composition.licence.mapped', { written: text, spdx })
  }
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  const lists: readonly (readonly [keyof typeof names, readonly (string | null | undefined)[]])[] = [
    ['supplier', [said.supplier]],
    ['manufacturer', [said.manufacturer]],
    ['publisher', [said.publisher]],
    ['authors', said.authors],
    ['licences', said.licences.map(licenceWords)],
    ['copyright', [said.copyright]],
    ['cpe', [said.cpe]],
    ['range', [said.versionRange]],
    ['swid', [swid === null ? null : `${swid.tagId} (${swid.name} ${swid.version ?? ''})`]],
    [
      'identity',
      evidence?.identities.map(({ field, concluded, confidence }) => {
        const what = [field, concluded].filter(Boolean).join(': ')
        if (confidence === null) return what
        return t('composition.facts.confidence', { what, percent: percent.format(confidence) })
      }) ?? [],
    ],
    [
      'occurrences',
      evidence?.occurrences.map(({ location, line }) => (line === null ? location : `${location}:${line}`)) ??
        [],
    ],
    ['foundLicences', evidence?.licences.map(licenceWords) ?? []],
    ['hashes', said.hashes.map(({ algorithm, value }) => `${algorithm} ${value}`)],
    ['references', said.references.map(({ kind, url }) => `${kind} ${url}`)],
    ['properties', said.properties.map(({ name, value }) => `${name} ${value ?? ''}`)],
  ]
  return lists.flatMap(([id, values]) => {
    const told = values.flatMap((value) => value || [])
    return told.length === 0 ? [] : [{ name: t(names[id]), value: <Lines lines={told} /> }]
  })
}

const names = {
  supplier: 'composition.facts.supplier',
  manufacturer: 'composition.facts.manufacturer',
  publisher: 'composition.facts.publisher',
  authors: 'composition.facts.authors',
  licences: 'composition.facts.licences',
  copyright: 'composition.facts.copyright',
  cpe: 'composition.facts.cpe',
  range: 'composition.facts.range',
  swid: 'composition.facts.swid',
  identity: 'composition.facts.identity',
  occurrences: 'composition.facts.occurrences',
  foundLicences: 'composition.facts.foundLicences',
  hashes: 'composition.facts.hashes',
  references: 'composition.facts.references',
  properties: 'composition.facts.properties',
} as const

/** More than these nobody reads in a small window; the file and the API have them all. */
const shownLines = 12

/** Each on a line of its own. Addresses are told, not linked: they come from the document. */
function Lines({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useTranslation('configuration')
  const shown = lines.slice(0, shownLines)
  const count = lines.length - shown.length
  return (
    <>
      {[...new Set(shown)].map((line) => (
        <div key={line} className={styles.said}>
          {line}
        </div>
      ))}
      {count > 0 && <div className={styles.quiet}>{t('composition.facts.more', { count })}</div>}
    </>
  )
}
