/** What is read: what `snap list` and `snap info` print, and `snap.yaml` of one snap. */
export const snapVersions: readonly string[] = ['list', 'info', 'snap.yaml']
