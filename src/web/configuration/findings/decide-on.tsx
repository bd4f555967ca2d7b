import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import type { Finding } from '#contract/matching/findings.ts'

interface Props {
  /** The finding to decide on; null while none is. */
  readonly finding: Finding | null
  readonly onClose: () => void
}

/** Leads to where the vulnerability is decided on. */
export function DecideOn({ finding, onClose }: Props) {
  const navigate = useNavigate()
  const go = useEffectEvent((alias: string) => {
    onClose()
    navigate({ to: '/vulnerabilities/$alias', params: { alias } }).catch(() => undefined)
  })
  useEffect(() => {
    if (finding !== null) go(finding.vulnerability.name)
  }, [finding])
  return null
}
