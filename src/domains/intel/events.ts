/** Teams' interests in these vulnerabilities changed: proposed anew, set, or taken back. Payload: `ids`, at most 500. */
export const interestChanged = 'intel.interest-changed'

/**
 * What these vulnerabilities show has changed (title, severity, dates, exploitation, EPSS). Payload: `ids`, at most
 * 2,000, and a `ChangeCause`.
 */
export const vulnerabilitiesChanged = 'intel.vulnerabilities-changed'

/** Why. Scores drift every day, and a new model moves most of them: that is no news. */
export type ChangeCause =
  | { readonly cause: 'records' | 'exploitation' }
  | { readonly cause: 'scores'; readonly newModel: boolean }

/** How a source is fetched, or how that fares, has changed: `{ source }`. */
export const feedChanged = 'intel.feed-changed'

/**
 * What others state of these vulnerabilities has changed. Payload: `ids`, at most 2,000. Nothing is decided by it: what
 * decides (documents of the feed `maker`) is told as `intel.records-changed`, too.
 */
export const vexStated = 'intel.vex-stated'

/** What vendors or products are called has changed: by a list (`{ source }`), or by a person (`{ told }`, the id); `batch` groups its notices. */
export const namesChanged = 'intel.names-changed'
