/** What is read: what `qlist -Iv` prints, and the names of the folders of Portage's database. */
export const portageVersions: readonly string[] = ['qlist -Iv', '/var/db/pkg']
