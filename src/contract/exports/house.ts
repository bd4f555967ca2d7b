import { listAudit, listUsers } from '../identity/people.ts'
import { listTokens } from '../identity/sessions.ts'
import { listFeeds } from '../intel/feeds.ts'
import { listInterests } from '../intel/interest.ts'
import { listJobProblems, listJobs } from '../platform/jobs.ts'
import { listNotices } from '../sharing/notices.ts'
import { exportOf } from './export-list.ts'
import { named, time, unknown, word } from './value.ts'

/** What has no label of its own stays in the company, as what people enter without one does. */
const inHouse = { least: 'amber' } as const

export const houseLists = [
  exportOf(listUsers, {
    slug: 'people',
    label: inHouse,
    columns: {
      personName: (row) => row.name,
      login: (row) => row.login,
      email: (row) => row.email,
      roles: (row) => [...new Set(row.memberships.map(({ role }) => role))].map((role) => word('role', role)),
      clearance: (row) => word('tlp', row.clearance),
      language: (row) => word('language', row.language),
      disabledAt: (row) => time(row.disabledAt),
    },
  }),
  exportOf(listAudit, {
    slug: 'audit',
    label: inHouse,
    columns: {
      at: (row) => time(row.at),
      actor: (row) => row.actor,
      origin: (row) => word('origin', row.origin),
      action: (row) => row.action,
      outcome: (row) => word('outcome', row.outcome),
      objectKind: (row) => row.object?.kind ?? null,
      objectId: (row) => row.object?.id ?? null,
      detail: (row) => (Object.keys(row.detail).length === 0 ? null : JSON.stringify(row.detail)),
      line: (row) => row.id,
    },
    paper: ['at', 'actor', 'origin', 'action', 'outcome', 'objectKind', 'objectId', 'detail'],
  }),
  exportOf(listTokens, {
    slug: 'tokens',
    label: inHouse,
    columns: {
      label: (row) => row.label,
      createdAt: (row) => time(row.createdAt),
      lastUsedAt: (row) => time(row.lastUsedAt),
    },
  }),
  exportOf(listFeeds, {
    slug: 'sources',
    label: inHouse,
    columns: {
      sourceTitle: (row) => row.title,
      records: (row) => row.records,
      withdrawnRecords: (row) => row.withdrawn,
      fetched: (row) => row.settings?.enabled ?? false,
      url: (row) => row.settings?.url ?? null,
      runOutcome: (row) => word('run', row.health?.outcome),
      triedAt: (row) => time(row.health?.triedAt),
      succeededAt: (row) => time(row.health?.succeededAt),
      failures: (row) => row.health?.failures ?? null,
      nextAt: (row) => time(row.health?.nextAt),
      gapSince: (row) => time(row.health?.gapSince),
    },
  }),
  exportOf(listInterests, {
    slug: 'interests',
    label: inHouse,
    columns: {
      team: (row) => named(row.team),
      lower: (row) => (row.interest?.lower ? word('interest', row.interest.lower) : unknown),
      upper: (row) => (row.interest?.upper ? word('interest', row.interest.upper) : unknown),
      set: (row) => word('interest', row.interest?.set?.level),
      note: (row) => row.interest?.set?.note ?? null,
      madeBy: (row) => row.interest?.set?.by ?? null,
      madeAt: (row) => time(row.interest?.set?.at),
      outdated: (row) => row.interest?.outdated ?? null,
    },
  }),
  exportOf(listJobs, {
    slug: 'jobs',
    label: inHouse,
    columns: {
      jobKind: (row) => row.kind,
      jobTitle: (row) => row.title,
      jobState: (row) => word('job', row.state),
      done: (row) => row.done,
      total: (row) => row.total ?? unknown,
      result: (row) => Object.entries(row.result).map(([name, value]) => `${name}: ${value}`),
      problems: (row) => row.problemCount,
      startedBy: (row) => row.startedBy?.name ?? null,
      origin: (row) => word('origin', row.origin),
      createdAt: (row) => time(row.createdAt),
      startedAt: (row) => time(row.startedAt),
      endedAt: (row) => time(row.endedAt),
    },
  }),
  exportOf(listJobProblems, {
    slug: 'problems',
    label: inHouse,
    columns: {
      problemPlace: (row) => (row.path === '' ? '/' : row.path),
      problem: (row) => row.message,
      problemCode: (row) => row.code,
    },
  }),
  exportOf(listNotices, {
    slug: 'notices',
    label: inHouse,
    columns: {
      createdAt: (row) => time(row.createdAt),
      noticeKind: (row) => word('notice', row.kind),
      noticeTitle: (row) => row.title,
      text: (row) => row.text,
      why: (row) => row.why,
      acknowledgedAt: (row) => time(row.acknowledgedAt),
      snoozedUntil: (row) => time(row.snoozedUntil),
      mail: (row) => word('mail', row.mail),
    },
  }),
]
