/** What is read: the files `desc` of the local database, and what `pacman -Q` and `pacman -Qi` print. */
export const pacmanVersions: readonly string[] = ['desc', '-Q', '-Qi']
