/**
 * The revision of what is made of documents of others: by the readers of CSAF and VEX (`formats/advisory/csaf`,
 * `formats/vex`), by what judges CSAF, and by what makes records and rows of them (`feeds/csaf`, `vex/vex.ts`). Raise it
 * by one where the same bytes come to say more, or something else: documents that no newer one has replaced and that an
 * earlier revision read can then be read again (`reread-actions.ts`). 0 stands for all that were read before this was
 * kept.
 */
export const advisoryReaderRevision = 1
