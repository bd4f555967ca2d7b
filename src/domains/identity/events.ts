/** An organisation, a division or a team was made or changed: `{ id }`. */
export const structureChanged = 'identity.structure-changed'
