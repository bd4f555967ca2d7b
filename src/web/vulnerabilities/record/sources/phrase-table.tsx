import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { UnknownBadge } from '../../../ui/badges/unknown-badge.tsx'
import { RangeText } from '../range-text.tsx'
import styles from './sources.module.css'

type PhrasedProduct = NonNullable<Vulnerability['records'][number]['phrases']>[number]

interface Props {
  readonly products: readonly PhrasedProduct[]
  readonly language: string | undefined
}

/** So many products are shown at first. */
const few = 12

/** Versions as a record words them, each beside the range it means, or that it is not determined. */
export function PhraseTable({ products, language }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const [whole, setWhole] = useState(false)
  const shown = whole ? products : products.slice(0, few)
  return (
    <>
      <table className={styles.packages}>
        <thead>
          <tr>
            <th scope="col">{t('sources.phrases.product')}</th>
            <th scope="col">{t('sources.phrases.written')}</th>
            <th scope="col">{t('sources.phrases.means')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one, at) =>
            rowsOf(one, { at, language, undetermined: t('sources.phrases.undetermined') }),
          )}
        </tbody>
      </table>
      {shown.length < products.length && (
        <Button variant="default" size="compact-sm" onClick={() => setWhole(true)}>
          {t('sources.phrases.showAll', { count: products.length })}
        </Button>
      )}
    </>
  )
}

interface Drawing {
  readonly at: number
  readonly language: string | undefined
  readonly undetermined: string
}

function rowsOf(
  { vendor, product, cpes, versions }: PhrasedProduct,
  { at, language, undetermined }: Drawing,
) {
  return versions.map(({ text, ranges, cves }, index) => (
    <tr key={`${at} ${text}`}>
      {index === 0 && (
        <th scope="row" rowSpan={versions.length} lang={language}>
          {[vendor, product].filter((one) => one !== null).join(' ') || cpes[0]}
        </th>
      )}
      <td lang={language}>{text}</td>
      <td>
        {ranges === null && <UnknownBadge label={undetermined} />}
        {ranges?.map((range) => (
          <span key={range} className={styles.range}>
            <RangeText range={range} />
          </span>
        ))}
        {cves.length > 0 && <span className={styles.none}>{cves.join(', ')}</span>}
      </td>
    </tr>
  ))
}
