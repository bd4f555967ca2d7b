import { useParams, useSearch } from '@tanstack/react-router'
import { MissingPage } from '../../shell/pages/missing-page.tsx'
import { ItemPart } from './item-part.tsx'
import { readPart } from './part-search.ts'
import { SentPart } from './sent-part.tsx'
import { VulnerabilityPart } from './vulnerability-part.tsx'

/** All that a number of the overview counts. */
export function PartScreen() {
  const { part: name } = useParams({ from: '/in/overview/$part' })
  const search = useSearch({ from: '/in/overview/$part' })
  const part = readPart(name)
  if (part === undefined) return <MissingPage />
  if (part.of === 'vulnerabilities') return <VulnerabilityPart part={part.part} search={search} />
  if (part.of === 'items') return <ItemPart part={part.part} />
  return <SentPart since={search.since} />
}
