import { differ, forEverybody, forRoles, nameOf, ofHandler, type Row, rowsOf, staff } from './expectations.ts'

/** Jobs, the system, feeds, notices. */
export const otherRows: Readonly<Record<string, Row>> = {
  'platform.list-jobs': (world, actor) => [
    {
      what: 'own',
      path: '/jobs',
      expect: 'allowed',
      check: (body) =>
        differ(
          'jobs',
          rowsOf(body)
            .map((row) => row.id)
            .filter((id) => id === world.jobId),
          nameOf(actor) === 'handler' ? [world.jobId] : [],
        ),
    },
    {
      what: 'all',
      path: '/jobs',
      query: { all: 'true' },
      expect: 'allowed',
      check: (body) =>
        differ(
          'jobs',
          rowsOf(body)
            .map((row) => row.id)
            .filter((id) => id === world.jobId),
          ['handler', 'administrator', 'auditor'].includes(nameOf(actor)) ? [world.jobId] : [],
        ),
    },
  ],
  'platform.read-job': ofHandler((world) => ({ path: `/jobs/${world.jobId}` }), ['administrator', 'auditor']),
  'platform.cancel-job': ofHandler(
    (world) => ({ path: `/jobs/${world.jobId}` }),
    ['administrator', 'auditor'],
  ),
  'platform.read-system': forRoles(['administrator', 'auditor'], () => ({ path: '/system' })),
  'inventory.read-rereading': forRoles(['administrator', 'auditor'], () => ({
    path: '/documents/rereading',
  })),
  'intel.read-rereading': forRoles(['administrator', 'auditor'], () => ({ path: '/advisories/rereading' })),
  'intel.reread-advisories': forRoles(['administrator'], () => ({ path: '/advisories/rereading' })),
  'inventory.reread-documents': forRoles(['administrator'], () => ({ path: '/documents/rereading' })),
  'matching.rekey': forRoles(['administrator'], () => ({ path: '/keys' })),
  'intel.list-feeds': forRoles(staff, () => ({ path: '/feeds' })),
  'intel.read-run': forRoles(staff, (world) => ({ path: `/feeds/osv/runs/${world.jobId}` })),
  'intel.import-feed': forRoles(['administrator', 'handler'], () => ({
    path: '/feeds/osv/imports',
    body: Buffer.from('{}'),
  })),
  'intel.run-feed': forRoles(['administrator', 'handler'], () => ({ path: '/feeds/osv/runs' })),
  'intel.change-feed': forRoles(['administrator'], () => ({
    path: '/feeds/osv',
    body: { intervalSeconds: 7200 },
    version: 1,
  })),
  'sharing.list-notices': (world, actor) => [
    {
      what: 'own',
      path: '/notices',
      query: { state: 'all' },
      expect: 'allowed',
      check: (body) =>
        differ(
          'notices',
          rowsOf(body).map((row) => row.id),
          nameOf(actor) === 'handler' ? [world.noticeId] : [],
        ),
    },
  ],
  'sharing.read-quiet-hours': (_world, actor) => [
    {
      what: 'own',
      path: '/notices/quiet-hours',
      expect: 'allowed',
      check: (body) => differ('quiet hours', [Object(body).quiet !== null], [nameOf(actor) === 'handler']),
    },
  ],
  'sharing.change-quiet-hours': forEverybody(() => ({
    path: '/notices/quiet-hours',
    body: { quiet: { begins: '22:00', ends: '06:00' } },
  })),
  'sharing.acknowledge-notice': ofHandler((world) => ({ path: `/notices/${world.noticeId}/acknowledge` })),
}
