/** Teams' interests in these vulnerabilities changed: proposed anew, set, or taken back. Payload: `ids`, at most 500. */
export const interestChanged = 'intel.interest-changed'

/** How a source is fetched, or how that fares, has changed: `{ source }`. */
export const feedChanged = 'intel.feed-changed'
