import { queryOptions } from '@tanstack/react-query'
import { listUsers, type User } from '#contract/identity/people.ts'
import { callServer } from '../../api/client.ts'

/** All people of the installation, in the order of their logins: hundreds, so they are read whole and narrowed here. */
export function askEverybody() {
  return queryOptions({ queryKey: [listUsers.id, 'everybody'], queryFn: () => readAll() })
}

async function readAll(cursor?: string): Promise<readonly User[]> {
  const page = await callServer(listUsers, { query: { limit: 200, ...(cursor && { cursor }) } })
  return page.next === null ? page.rows : [...page.rows, ...(await readAll(page.next))]
}
