/** What an import's file is called while it lies open on the disk; whatever it was called, it is the source's. */
export const openedName = 'published.json'
