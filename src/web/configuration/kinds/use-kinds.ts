import { useQuery } from '@tanstack/react-query'
import { type CiKind, listCiKinds } from '#contract/inventory/cis.ts'
import { ask } from '../../api/query.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'

/** The kinds of configuration items; they are data of the program and change with it alone. */
export const askKinds = { ...ask(listCiKinds), staleTime: Number.POSITIVE_INFINITY }

const none: readonly CiKind[] = []

/** All kinds; none while they are on their way. */
export function useKinds(): readonly CiKind[] {
  return useQuery(askKinds).data?.rows ?? none
}

/** The reader's word for a kind; its id while the words are on their way. */
export function useKindWord(): (kind: string) => string {
  const kinds = useKinds()
  const nameOf = useNameOf()
  return (id) => {
    const kind = kinds.find((one) => one.id === id)
    return kind === undefined ? id : nameOf(kind.label)
  }
}
