import type { ProblemLog } from '../problem-log.ts'
import type { Stanza } from './stanzas.ts'

/** As texts in JSON: longer ones are no names. */
const fieldLimit = 512

/** The text of a field, '' where there is none. */
export function fieldOf({ fields }: Stanza, name: string): string {
  return fields.get(name)?.value ?? ''
}

/** The text of a field that is to be kept; too long, or with characters no name has, it is a warning and null. */
export function fieldWithin(stanza: Stanza, name: string, log: ProblemLog): string | null {
  const field = stanza.fields.get(name)
  if (field === undefined || field.value === '') return null
  const { value, line } = field
  if (value.length > fieldLimit) {
    log.add(`/line/${line}`, 'json.text-too-long', { length: value.length, limit: fieldLimit })
    return null
  }
  if (!/\p{Cc}/u.test(value)) return value
  log.add(`/line/${line}`, 'purl.bad-character')
  return null
}
