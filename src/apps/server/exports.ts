import { asActor, type Context, record } from '#domains/identity/index.ts'
import { highestLabel } from '#domains/inventory/index.ts'
import type { ExportMeans } from '#platform/http/exports/means.ts'

/** What exports need of the domains: labels of items, and a line in the trail before anything leaves. */
export const exportMeans: ExportMeans<Context> = {
  nameOf: ({ actor }) => (actor.kind === 'nobody' ? '' : actor.name),
  highestLabel,
  note: (context, { list, ...detail }) =>
    asActor(context, (deed) => record(deed, { action: 'list.export', kind: 'list', id: list, detail })),
}
