import { asActor, type Context, record } from '../access/access-actions.ts'
import type { PersonActor } from '../access/actor.ts'
import { refuseIdentity } from '../errors.ts'
import { type PersonChange, updatePerson } from './person-store.ts'

/** A person's own settings: language, theme, time zone, mail. @throws AppError `identity.unknown-time-zone` */
export async function changeSettings(
  context: Context,
  person: PersonActor,
  change: Pick<PersonChange, 'language' | 'theme' | 'timeZone' | 'mailNotices'>,
): Promise<void> {
  if (change.timeZone !== undefined && !isTimeZone(change.timeZone)) {
    throw refuseIdentity('unknown-time-zone', { facts: { zone: change.timeZone } })
  }
  await asActor(context, async (deed) => {
    await updatePerson(deed.db, person.id, change)
    await record(deed, { action: 'settings.change', kind: 'person', id: person.id, detail: { ...change } })
  })
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
