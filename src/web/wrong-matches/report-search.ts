/** Which reports are listed. */
export const reportStates = ['live', 'ended', 'all'] as const
export type ReportState = (typeof reportStates)[number]

/** Takes from an address what the page understands. */
export function readReportSearch(search: Readonly<Record<string, unknown>>): {
  readonly state?: ReportState
} {
  const state = reportStates.find((one) => one === search.state)
  return state === undefined ? {} : { state }
}
