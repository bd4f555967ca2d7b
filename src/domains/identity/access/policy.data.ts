import type { Role } from './actor.ts'

/**
 * How far a permission reaches: the object is one's own · of one's division · of one's team · of the company or
 * its group · given by name. `own` and `given` are also the only scopes that reach need-to-know and TLP:RED.
 */
export type Scope = 'own' | 'division' | 'team' | 'organisation' | 'given'

export const actions = [
  'ci.view',
  'ci.create',
  'ci.change',
  'document.import',
  'finding.view',
  'finding.assess',
  'match.correct',
  'vulnerability.view',
  'interest.view',
  'interest.set',
  'interest-rules.change',
  'feed.view',
  'feed.import',
  'feed.change',
  'notice.view',
  'grant.change',
  'directory.change',
  'user.view',
  'user.change',
  'job.view',
  'audit.view',
  'system.view',
  'system.change',
  'sample.remove',
  'saved-list.view',
  'saved-list.change',
] as const

export type Action = (typeof actions)[number]

type Row = readonly [Role, Action, Scope]

function staff(role: Role): readonly Row[] {
  return [
    [role, 'ci.view', 'organisation'],
    [role, 'finding.view', 'organisation'],
    [role, 'vulnerability.view', 'organisation'],
    [role, 'interest.view', 'organisation'],
  ]
}

/** Saved lists that are shared: with one's team, with everybody inside. A team's change when their owner has gone. */
function insider(role: Role): readonly Row[] {
  return [
    [role, 'saved-list.view', 'team'],
    [role, 'saved-list.view', 'organisation'],
    [role, 'saved-list.change', 'team'],
  ]
}

/** Everybody's own and what was given to them, whatever their role. */
function everybody(role: Role): readonly Row[] {
  return [
    [role, 'ci.view', 'own'],
    [role, 'ci.view', 'given'],
    [role, 'finding.view', 'own'],
    [role, 'finding.view', 'given'],
    [role, 'saved-list.view', 'own'],
    [role, 'saved-list.change', 'own'],
  ]
}

/** Both teams see everything of the company; each changes what it answers for. */
export const policy: readonly Row[] = [
  ...everybody('administrator'),
  ...staff('administrator'),
  ...insider('administrator'),
  ['administrator', 'ci.create', 'organisation'],
  ['administrator', 'ci.change', 'organisation'],
  ['administrator', 'document.import', 'organisation'],
  ['administrator', 'match.correct', 'organisation'],
  ['administrator', 'interest-rules.change', 'organisation'],
  ['administrator', 'feed.view', 'organisation'],
  ['administrator', 'feed.import', 'organisation'],
  ['administrator', 'feed.change', 'organisation'],
  ['administrator', 'grant.change', 'organisation'],
  ['administrator', 'directory.change', 'organisation'],
  ['administrator', 'user.view', 'organisation'],
  ['administrator', 'user.change', 'organisation'],
  ['administrator', 'notice.view', 'organisation'],
  ['administrator', 'job.view', 'organisation'],
  ['administrator', 'audit.view', 'organisation'],
  ['administrator', 'system.view', 'organisation'],
  ['administrator', 'system.change', 'organisation'],
  ['administrator', 'sample.remove', 'organisation'],
  ['administrator', 'saved-list.change', 'organisation'],

  ...everybody('handler'),
  ...staff('handler'),
  ...insider('handler'),
  ['handler', 'ci.create', 'organisation'],
  ['handler', 'ci.change', 'organisation'],
  ['handler', 'document.import', 'organisation'],
  ['handler', 'finding.assess', 'team'],
  ['handler', 'match.correct', 'organisation'],
  ['handler', 'interest.set', 'team'],
  ['handler', 'feed.view', 'organisation'],
  ['handler', 'feed.import', 'organisation'],
  ['handler', 'user.view', 'organisation'],
  ['handler', 'notice.view', 'organisation'],
  ['handler', 'job.view', 'organisation'],

  ...everybody('responder'),
  ...staff('responder'),
  ...insider('responder'),
  ['responder', 'ci.create', 'team'],
  ['responder', 'ci.change', 'team'],
  ['responder', 'ci.change', 'own'],
  ['responder', 'document.import', 'team'],
  ['responder', 'document.import', 'own'],
  ['responder', 'finding.assess', 'team'],
  ['responder', 'interest.set', 'team'],
  ['responder', 'grant.change', 'team'],
  ['responder', 'feed.view', 'organisation'],
  ['responder', 'user.view', 'organisation'],

  ...everybody('engineer'),
  ...staff('engineer'),
  ...insider('engineer'),
  ['engineer', 'ci.create', 'team'],
  ['engineer', 'ci.change', 'team'],
  ['engineer', 'ci.change', 'own'],
  ['engineer', 'document.import', 'team'],
  ['engineer', 'document.import', 'own'],
  ['engineer', 'finding.assess', 'team'],
  ['engineer', 'interest.set', 'team'],
  ['engineer', 'grant.change', 'team'],
  ['engineer', 'feed.view', 'organisation'],
  ['engineer', 'user.view', 'organisation'],

  ...everybody('contact'),
  ...insider('contact'),
  ['contact', 'ci.view', 'division'],
  ['contact', 'ci.create', 'division'],
  ['contact', 'ci.change', 'division'],
  ['contact', 'document.import', 'division'],
  ['contact', 'finding.view', 'division'],
  ['contact', 'vulnerability.view', 'organisation'],

  ...everybody('manager'),
  ...staff('manager'),
  ...insider('manager'),
  ['manager', 'feed.view', 'organisation'],
  ['manager', 'user.view', 'organisation'],
  ['manager', 'notice.view', 'organisation'],

  ...everybody('auditor'),
  ...staff('auditor'),
  ...insider('auditor'),
  ['auditor', 'feed.view', 'organisation'],
  ['auditor', 'user.view', 'organisation'],
  ['auditor', 'job.view', 'organisation'],
  ['auditor', 'audit.view', 'organisation'],
  ['auditor', 'system.view', 'organisation'],

  ...everybody('guest'),
]
