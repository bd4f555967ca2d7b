import { nameOf, ofHandler, type Row, rowsOf } from './expectations.ts'

/** Running a job once more, and what it could not read. */
export const jobRows: Readonly<Record<string, Row>> = {
  'platform.list-job-problems': (world, actor) =>
    ofHandler(
      () => ({
        path: `/jobs/${world.failedJobId}/problems`,
        check: (body) => (rowsOf(body).length <= 1 ? undefined : 'more problems than there are'),
      }),
      ['administrator', 'auditor'],
    )(world, actor),
  // Who sees the job needs the right to its work besides: auditors read only.
  'platform.retry-job': (world, actor) => [
    {
      what: 'a failed import',
      path: `/jobs/${world.failedJobId}/retry`,
      expect: expectRetry(nameOf(actor)),
    },
  ],
}

function expectRetry(name: string) {
  if (name === 'auditor') return 'refused'
  return ['handler', 'administrator'].includes(name) ? 'allowed' : 'hidden'
}
