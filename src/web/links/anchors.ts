/** Where in a vulnerability's page a finding stands: one component in one item. */
export function findingAnchor(ciId: string, componentId: string): string {
  return `finding-${ciId}-${componentId}`
}

/** Where in a vulnerability's page a decision stands. */
export function decisionAnchor(id: string): string {
  return `decision-${id}`
}

/** Where in a vulnerability's page a source's record stands; any name of a record makes a usable anchor. */
export function recordAnchor({ source, id }: { readonly source: string; readonly id: string }): string {
  return `record-${source}-${id.replaceAll(/[^\w.-]/g, '_')}`
}

/** The tab of a vulnerability's page on which the anchor stands, where the address names none. */
export function tabOfAnchor(anchor: string): 'findings' | 'decisions' | 'sources' {
  if (anchor.startsWith('decision-')) return 'decisions'
  return anchor.startsWith('record-') ? 'sources' : 'findings'
}
