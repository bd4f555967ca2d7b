import { refuseIntel } from '../errors.ts'
import { type Connector, fetchWhole } from './connector.ts'

/** A database kept as a repository, whose host gives all of it as one tar or zip. */
export function repositoryConnector(id: string): Connector {
  return {
    id,
    listParts: () => Promise.resolve(['']),
    async fetch(visit) {
      const caught = await fetchWhole(visit)
      if (caught === null) return null
      // An archive of something else has entries, too.
      if (caught.records === 0)
        throw refuseIntel('feed-shape-changed', { facts: { unreadable: 0, records: 0 } })
      return { ...caught, name: `${id} ${caught.name}` }
    },
    inspect: null,
  }
}
