import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answer } from '#contract/client.ts'
import { type Assessment, previewAssessment } from '#contract/matching/assessments.ts'
import { ask } from '../../api/query.ts'

interface Scope {
  readonly vulnerabilityId: string
  readonly teamId: string
  /** null: all of the team's items. */
  readonly ciId: string | null
}

/** What a decision would reach, and what is in force at its scope. */
export interface Reach {
  readonly preview: Answer<typeof previewAssessment> | undefined
  readonly failure: Error | null
  /** The decision in force that the person has before them; null: none. */
  readonly seen: Assessment | null
  /** What came into force since (null: nothing any more); undefined while what they see is so. */
  readonly overtaken: Assessment | null | undefined
  /** Takes what is in force now as seen. */
  accept(current: Assessment | null): void
}

interface Seen {
  readonly place: string
  readonly current: Assessment | null
}

/**
 * Asks what a decision at the scope would change. What the person saw when they began stays before them: a newer
 * decision does not slip in behind what they have typed (`typed`), it is told as `overtaken`.
 */
export function useReach({ vulnerabilityId, teamId, ciId }: Scope, typed: boolean): Reach {
  const query = { vulnerabilityId, teamId, ...(ciId !== null && { ciId }) }
  const { data, error } = useQuery({ ...ask(previewAssessment, { query }), staleTime: 0, gcTime: 0 })
  const [seen, setSeen] = useState<Seen | null>(null)
  const place = ciId ?? teamId
  const isHere = seen?.place === place
  if (data !== undefined && !(isHere && (typed || sameDecision(seen.current, data.current)))) {
    setSeen({ place, current: data.current })
  }
  const current = isHere ? seen.current : (data?.current ?? null)
  const changed = data !== undefined && !sameDecision(current, data.current)
  return {
    preview: data,
    failure: error,
    seen: current,
    overtaken: changed ? data.current : undefined,
    accept: (now) => setSeen({ place, current: now }),
  }
}

function sameDecision(one: Assessment | null, other: Assessment | null): boolean {
  return one?.id === other?.id
}
