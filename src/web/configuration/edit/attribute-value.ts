import type { Ci } from '#contract/inventory/cis.ts'
import type { CiAttribute } from '../kinds/attributes.ts'

type Attributes = Ci['attributes']

/** An attribute as it is chosen or typed; null where it is not set. */
export function attributeValue(attributes: Attributes, id: string): string | null {
  const value = attributes[id]
  return value === undefined ? null : String(value)
}

/** The attributes with another value for one of them. What is no number is sent as typed, for the server to refuse. */
export function withAttribute(
  attributes: Attributes,
  { id, form }: Pick<CiAttribute, 'id' | 'form'>,
  value: string | null,
): Attributes {
  const others = Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== id))
  return value === null ? others : { ...others, [id]: asWanted(form, value) }
}

function asWanted(form: CiAttribute['form'], value: string): string | number | boolean {
  if (form === 'boolean') return value === 'true'
  const number = Number(value.normalize('NFKC'))
  return form === 'number' && Number.isFinite(number) ? number : value
}
