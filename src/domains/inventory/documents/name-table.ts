/** Where names with versions of their own are kept: CPE names, and what components without any are called, by supplier. */
export const nameTables = ['component_cpe', 'component_called'] as const
export type NameTable = (typeof nameTables)[number]

/** What tells the names of a component apart; the last column of the primary key. */
export const nameColumn: Readonly<Record<NameTable, string>> = {
  component_cpe: 'name',
  component_called: 'supplier',
}
