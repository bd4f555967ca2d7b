/** What is read: the record of one installed package, what `conda list` prints, an environment's file, and what locks it. */
export const condaVersions: readonly string[] = [
  'conda-meta',
  'list',
  'list --json',
  'environment.yml',
  'conda-lock.yml',
  'pixi.lock',
]
