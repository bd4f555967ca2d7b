import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  changeNoticeChoices,
  type NoticeChoicesChange,
  readNoticeChoices,
} from '#contract/sharing/notices.ts'
import { callServer } from '../../api/client.ts'
import { ask } from '../../api/query.ts'
import { showFailure } from '../../api/show-failure.tsx'

/** How the person hears of kinds of notices; undefined before it is known. */
export function useNoticeChoices() {
  const queries = useQueryClient()
  const { data } = useQuery(ask(readNoticeChoices))
  const { mutate } = useMutation({
    mutationFn: (body: NoticeChoicesChange) => callServer(changeNoticeChoices, { body }),
    onSuccess: (answer) => queries.setQueryData(ask(readNoticeChoices).queryKey, answer),
    onError: showFailure,
  })
  return { choices: data, change: mutate }
}
