/** What is read: the record of one installed package, what `conda list` prints, and an environment's file. */
export const condaVersions: readonly string[] = ['conda-meta', 'list', 'environment.yml']
