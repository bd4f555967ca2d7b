import { useQuery } from '@tanstack/react-query'
import { readVulnerability } from '#contract/matching/findings.ts'
import { ask } from '../../api/query.ts'
import { VulnerabilityTitle } from '../vulnerability-title.tsx'
import styles from './decide.module.css'

/** What is decided about: name and title, as soon as they are known. */
export function DecisionSubject({ vulnerabilityId }: { readonly vulnerabilityId: string }) {
  const { data } = useQuery(ask(readVulnerability, { params: { alias: vulnerabilityId } }))
  return (
    <p className={styles.subject}>
      {data !== undefined && (
        <>
          <code>{data.name}</code> <VulnerabilityTitle vulnerability={data} />
        </>
      )}
    </p>
  )
}
