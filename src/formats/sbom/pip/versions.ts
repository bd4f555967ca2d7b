/** What the list is: requirements as pip reads them, or what `pip list`, `pip inspect` `pip install --report` or `pipdeptree` tells. */
export const pipVersions: readonly string[] = [
  'requirements',
  'pip list',
  'pip inspect',
  'pip install --report',
  'pipdeptree',
]
