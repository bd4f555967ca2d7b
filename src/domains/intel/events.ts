/** Teams' interests in these vulnerabilities changed: proposed anew, set, or taken back. Payload: `ids`, at most 500. */
export const interestChanged = 'intel.interest-changed'
