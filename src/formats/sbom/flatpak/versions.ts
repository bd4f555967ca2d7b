/** What is read: the list that `flatpak list` prints, and what `flatpak info` prints of one. */
export const flatpakVersions: readonly string[] = ['list', 'info']
