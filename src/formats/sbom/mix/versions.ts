/** How entries are written: `"name": {…}` today, `"name" => {…}` before 2014. */
export const mixVersions: readonly string[] = ['1', '2']
