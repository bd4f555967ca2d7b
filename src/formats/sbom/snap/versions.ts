/** What is read: the list that `snap list` prints, and `snap.yaml` of one snap. */
export const snapVersions: readonly string[] = ['list', 'snap.yaml']
