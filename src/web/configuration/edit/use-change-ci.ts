import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Input, Refusal } from '#contract/client.ts'
import { Ci, changeCi, listCis, readCi } from '#contract/inventory/cis.ts'
import { callServer } from '../../api/client.ts'
import { ask } from '../../api/query.ts'

/** The fields of an item that are changed one at a time. */
export type CiChange = Exclude<Input<typeof changeCi>['body'], Blob | ReadableStream | undefined>

export interface Edit {
  readonly change: CiChange
  /** The version upon which it is made. */
  readonly version: number
  /** How the item will look, shown until the server answers. */
  readonly shown: Partial<Ci>
}

/**
 * Changes fields of an item: at once on the screen, and back when the server refuses. After a conflict the item
 * is shown as it is now.
 */
export function useChangeCi(id: string) {
  const queries = useQueryClient()
  const key = ask(readCi, { params: { id } }).queryKey
  return useMutation({
    mutationFn: ({ change, version }: Edit) =>
      callServer(changeCi, { params: { id }, body: change, version }),
    onMutate: async ({ shown }) => {
      await queries.cancelQueries({ queryKey: key })
      const before = queries.getQueryData(key)
      if (before !== undefined) queries.setQueryData(key, { ...before, ...shown })
      return before
    },
    onSuccess: (ci) => queries.setQueryData(key, ci),
    onError: (failure, _, before) => queries.setQueryData(key, currentIn(failure) ?? before),
    onSettled: () => queries.invalidateQueries({ queryKey: [listCis.id] }),
  })
}

/** The item as it is now, where a refusal says that somebody else was first. */
export function currentIn(failure: unknown): Ci | undefined {
  if (!(failure instanceof Refusal) || failure.details.status !== 409) return undefined
  const current = Ci.safeParse(failure.details.current)
  return current.success ? current.data : undefined
}
