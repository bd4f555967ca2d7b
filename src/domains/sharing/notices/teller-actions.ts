import { type Context, loadActor, system } from '#domains/identity/index.ts'

/** With what listeners tell people of single things: as Renkei itself, to whoever the person is now. */
export function tellerOf(context: Context, mailHost: string) {
  return {
    context,
    actor: system,
    mailHost,
    loadActor: (db: Parameters<typeof loadActor>[0], id: string) =>
      loadActor(db, id, { origin: 'job', sessionId: null }),
  }
}
