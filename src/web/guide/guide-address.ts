import type { Language } from '#contract/shapes.ts'

/** Pages of the guide (`docs/guide/<language>/<page>.md`) to which a screen leads. */
export type GuidePage =
  | 'first-steps'
  | 'worklist'
  | 'vulnerability'
  | 'impact'
  | 'configuration'
  | 'search'
  | 'home'
  | 'interest'
  | 'exports'
  | 'administration'
  | 'guests'
  | 'words'

/** Where a page of the guide is served; the contents when none is named. */
export function guideAddress(language: Language, page?: GuidePage): string {
  return `/guide/${language}/${page === undefined ? '' : `${page}.html`}`
}
