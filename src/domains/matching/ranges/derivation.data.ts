/**
 * The revision of how ranges are derived from records. Raised whenever the same record gives other ranges than before;
 * at the next start all ranges are derived anew.
 */
export const derivation = 4
