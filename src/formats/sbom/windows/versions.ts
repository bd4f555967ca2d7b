/** What the first line of an export says, and the tools whose JSON is read. */
export const windowsVersions: readonly string[] = [
  'REGEDIT4',
  '5.00',
  'Get-ItemProperty',
  'Win32_Product',
  'Get-Package',
  'winget export',
  'scoop export',
]
