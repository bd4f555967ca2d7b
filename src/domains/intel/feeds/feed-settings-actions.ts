import { asActor, authorise, type Context, type Deed, houseObject } from '#domains/identity/index.ts'
import { AppError, type Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { emit } from '#platform/events/outbox.ts'
import { normaliseHost, readLocation } from '#platform/net/index.ts'
import { refuseIntel } from '../errors.ts'
import { feedChanged } from '../events.ts'
import { findFetched } from './feed-run-job-actions.ts'
import {
  forgetParts,
  lockState,
  type SettingsChange,
  type SourceSettings,
  updateSettings,
  writeState,
} from './feed-run-store.ts'

/**
 * Changes how a source is fetched. A new address begins anew: what the old one called its parts says nothing there.
 * @param edit.version the settings' version that was read
 * @throws AppError `intel.unknown-source`, `intel.feed-settings-wrong`, `intel.feed-changed`
 */
export async function changeFeed(
  context: Context,
  source: string,
  edit: { readonly change: SettingsChange; readonly version: number | undefined },
): Promise<void> {
  await asActor(context, async (deed) => {
    const object = houseObject(deed.actor)
    const detail = { ...edit.change }
    await authorise(deed, { action: 'feed.change', object, kind: 'source', id: source, detail })
    const { settings, feed } = await findFetched(context, source)
    const { version } = edit
    if (version === undefined) throw refuseIntel('feed-version-missing')
    const change = readChange(settings, edit.change)
    const changed = await updateSettings(deed.db, { id: source, version, change })
    if (changed === undefined) throw refuseIntel('feed-changed', { facts: { title: feed.title } })
    await carryOver(deed, settings, change)
    await emit(deed, { name: feedChanged, payload: { source, version: changed }, at: deed.now })
  })
}

/** @throws AppError `intel.feed-settings-wrong` with what is wrong at which field */
function readChange(before: SourceSettings, change: SettingsChange): SettingsChange {
  const problems: Problem[] = []
  const readHosts = (field: string, entries: readonly string[] | undefined) => {
    const hosts = entries?.map((entry, index) => {
      const host = normaliseHost(entry)
      if (host === undefined) problems.push(problem(`/${field}/${index}`, 'feed.host-not-valid'))
      return host ?? ''
    })
    return hosts === undefined ? {} : { [field]: [...new Set(hosts)] }
  }
  if (typeof change.url === 'string' && !isLocation(change.url)) {
    problems.push(problem('/url', 'feed.url-not-valid'))
  }
  const url = change.url === undefined ? before.url : change.url
  const enabled = change.enabled ?? before.enabled
  if (enabled && url === null) problems.push(problem('/enabled', 'feed.enabled-without-url'))
  const read = {
    ...change,
    ...readHosts('hosts', change.hosts),
    ...readHosts('internalHosts', change.internalHosts),
  }
  if (problems.length > 0) throw refuseIntel('feed-settings-wrong', { problems })
  return read
}

function isLocation(text: string): boolean {
  try {
    readLocation(text)
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** What the change means for when and how the source is asked next. */
async function carryOver(deed: Deed, before: SourceSettings, change: SettingsChange): Promise<void> {
  const state = await lockState(deed.db, before.id)
  const isMoved = change.url !== undefined && change.url !== before.url
  const isBegun = change.enabled === true && !before.enabled
  if (isMoved) await forgetParts(deed.db, before.id)
  const soonest = deed.now.add({ seconds: change.intervalSeconds ?? before.intervalSeconds })
  const nextAt = isMoved || isBegun ? null : earlier(state.nextAt, soonest)
  const fresh = isMoved ? { waitUntil: null, heldJobId: null, gapSince: null } : {}
  await writeState(deed.db, before.id, { ...state, ...fresh, nextAt })
}

function earlier(one: Temporal.Instant | null, other: Temporal.Instant): Temporal.Instant | null {
  return one !== null && Temporal.Instant.compare(other, one) < 0 ? other : one
}
