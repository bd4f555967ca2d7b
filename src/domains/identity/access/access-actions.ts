import { AppError } from '#kernel/errors/app-error.ts'
import type { Clock } from '#kernel/time/clock.ts'
import { applySettings, type Database, transact, type Unit } from '#platform/database/database.ts'
import type { Files } from '#platform/files/index.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log/log.ts'
import type { Module } from '#platform/modules/module.ts'
import { type AuditDraft, insertAudit } from '../audit/audit-store.ts'
import { refuseIdentity } from '../errors.ts'
import { allow, type Guarded, wallOf } from './access.ts'
import { type Actor, type PersonActor, system } from './actor.ts'
import type { Action } from './policy.data.ts'

/** What a use case is given: its means and who asks. */
export interface Context {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly jobs: Jobs
  readonly files: Files
  /** The program itself, for its status page. */
  readonly program: { readonly version: string; readonly embedded: boolean }
  readonly actor: Actor
}

/** What a domain gives to the apps; `apps/modules.ts` lists them all. */
export type DomainModule = Module<Context, PersonActor>

/** A transaction of one actor, behind that actor's wall. */
export interface Deed extends Unit {
  readonly context: Context
  readonly actor: Actor
  readonly now: Temporal.Instant
}

/**
 * Does the work in one transaction as the context's actor. Row-level security holds in it; a refusal is kept in
 * the audit trail although the transaction itself is rolled back.
 */
export async function asActor<T>(context: Context, work: (deed: Deed) => Promise<T>): Promise<T> {
  try {
    return await transact(context.database, wallOf(context.actor), (unit) =>
      work({ ...unit, context, actor: context.actor, now: context.clock.now() }),
    )
  } catch (error) {
    if (error instanceof Refused) await keepRefusal(context, error.draft)
    throw error
  }
}

/**
 * Does a part of the deed as Renkei itself, beyond the actor's wall: sums over items that the actor may not see.
 * Nothing that it reads may reach the actor.
 */
export async function asHouse<T>(deed: Deed, work: (house: Deed) => Promise<T>): Promise<T> {
  await applySettings(deed.db, wallOf(system))
  const result = await work({ ...deed, actor: system })
  await applySettings(deed.db, wallOf(deed.actor))
  return result
}

class Refused extends AppError {
  readonly draft: AuditDraft

  constructor(draft: AuditDraft) {
    super('forbidden', 'identity.forbidden', { facts: { action: draft.action } })
    this.draft = draft
  }
}

/** What is about to be done to which object, for the decision and for the trail. */
export interface Intent {
  readonly action: Action
  readonly object: Guarded
  readonly kind: string
  readonly id: string
  /** Old and new values, or whatever tells later what was done. */
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Asks the policy on the loaded object and writes the trail, in one call. @throws AppError `identity.forbidden` */
export async function authorise(deed: Deed, intent: Intent): Promise<void> {
  const draft = draftOf(deed.actor, intent, deed.now)
  if (!allow(deed.actor, intent.action, intent.object)) throw new Refused(draft)
  await insertAudit(deed.db, { ...draft, outcome: 'done' })
}

/** Keeps in the trail what needs no permission of the policy (signing in, one's own settings). */
export async function record(
  deed: Deed,
  intent: Omit<Intent, 'object' | 'action'> & { action: string },
): Promise<void> {
  await insertAudit(deed.db, { ...draftOf(deed.actor, intent, deed.now), outcome: 'done' })
}

/** Whether a view may be asked at all; what it shows is filtered by `visible`. @throws AppError */
export function requireAction(context: Context, action: Action, object: Guarded): void {
  if (!allow(context.actor, action, object)) throw refuseIdentity('forbidden', { facts: { action } })
}

/** The person who asks. @throws AppError when it is nobody or Renkei itself */
export function personOf(context: Context): PersonActor {
  if (context.actor.kind !== 'person') throw refuseIdentity('forbidden', { facts: { action: '' } })
  return context.actor
}

function draftOf(
  actor: Actor,
  intent: Omit<Intent, 'object' | 'action'> & { action: string },
  at: Temporal.Instant,
): AuditDraft {
  const isPerson = actor.kind === 'person'
  return {
    at,
    actorId: isPerson ? actor.id : null,
    actor: actor.kind === 'nobody' ? 'nobody' : actor.name,
    origin: actor.kind === 'nobody' ? 'ui' : actor.origin,
    action: intent.action,
    outcome: 'refused',
    objectKind: intent.kind,
    objectId: intent.id,
    detail: intent.detail ?? {},
  }
}

async function keepRefusal(context: Context, draft: AuditDraft): Promise<void> {
  await transact(context.database, wallOf(context.actor), (unit) => insertAudit(unit.db, draft))
  context.log.warn({ action: draft.action, actor: draft.actorId, object: draft.objectId }, 'refused')
}
