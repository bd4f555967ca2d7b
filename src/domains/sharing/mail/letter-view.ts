import { sql } from 'kysely'
import type { Tlp } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { Reason } from '../notices/notice.ts'
import type { Matter } from '../notices/notice-wording.ts'

/** A notice as it stands when its mail goes out, and who gets it. */
export interface Letter {
  readonly noticeId: string
  readonly personId: string
  readonly subjectId: string
  readonly matter: Matter
  readonly reason: readonly Reason[]
  /** Null when the person takes no mail any more. */
  readonly email: string | null
  readonly language: 'ja' | 'en'
  /** Of the vulnerability; null where the notice is about none in particular. */
  readonly tlp: Tlp | null
}

/** The letters of the notices; those that are gone are absent. */
export async function readLetters(db: Executor, noticeIds: readonly string[]): Promise<readonly Letter[]> {
  const { rows } = await sql<Letter>`
    select n.id as "noticeId", n.person_id as "personId", n.subject_id as "subjectId", n.reason,
      jsonb_build_object('kind', n.kind, 'facts', n.facts) as matter,
      case when p.mail_notices and p.disabled_at is null then p.email end as email, p.language, v.tlp
    from sharing.notice n
    join identity.person p on p.id = n.person_id
    left join intel.vulnerability v on v.id = case when n.subject_kind = 'vulnerability' then n.subject_id::uuid end
    where n.id = any(${[...noticeIds]}::uuid[])`.execute(db)
  return rows
}
