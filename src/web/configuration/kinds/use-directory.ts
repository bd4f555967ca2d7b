import { useQuery } from '@tanstack/react-query'
import { readDirectory } from '#contract/identity/people.ts'
import { ask } from '../../api/query.ts'

const nobody = { organisations: [], divisions: [], teams: [] }

/** Organisations, divisions and teams; empty while they are on their way. */
export function useDirectory() {
  return useQuery(ask(readDirectory)).data ?? nobody
}
