/**
 * The revision of what is made of a document: by the readers (`formats/sbom`), and by what makes components, names,
 * licences and facts of it (`contentOf`). Raise it by one where the same bytes come to say more, or something else:
 * documents that fill a slot and were read by an earlier revision can then be read again (`reread-actions.ts`). 0 stands
 * for all that were read before this was kept.
 */
export const readerRevision = 2
