import type { NoticeKind } from './notice.ts'

/** `mail`: inbox and mail · `inbox`: no mail · `nothing`: kept as read, where it is kept at all. */
export type Way = 'mail' | 'inbox' | 'nothing'

/** What differs from inbox and mail. */
export type Ways = Readonly<Partial<Record<NoticeKind, Exclude<Way, 'mail'>>>>

/**
 * Ways that may be chosen for each kind. What a team answers for always reaches the inbox: whether the team has looked
 * at it is told by who read it.
 */
export const openWays: Readonly<Record<NoticeKind, readonly Way[]>> = {
  findings: ['mail', 'inbox'],
  summary: ['mail', 'inbox'],
  closed: ['mail', 'inbox', 'nothing'],
  source: ['mail', 'inbox', 'nothing'],
  report: ['mail', 'inbox', 'nothing'],
}

/** Kinds that reach people with these actions; others are not offered. */
export function kindsFor(managesSources: boolean): readonly NoticeKind[] {
  const everybodys = ['findings', 'summary', 'closed', 'report'] as const
  return managesSources ? [...everybodys, 'source'] : everybodys
}
