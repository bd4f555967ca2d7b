import { forAdministrator, forEverybody, type Row } from './expectations.ts'

/** The sample company. The world has none, so that who may remove it is told so. */
export const sampleRows: Readonly<Record<string, Row>> = {
  'sharing.read-sample': forEverybody(() => ({ path: '/sample' })),
  'sharing.remove-sample': (_world, actor) => [
    {
      what: 'none',
      path: '/sample',
      expect: forAdministrator(actor) === 'allowed' ? 'hidden' : 'refused',
    },
  ],
}
