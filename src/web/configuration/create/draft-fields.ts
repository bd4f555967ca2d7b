import type { CiKind, NewCi } from '#contract/inventory/cis.ts'
import type { Fields } from '../../ui/drafts/draft-store.ts'
import type { CiAttribute } from '../kinds/attributes.ts'

/** What is typed for a new item; the attributes of all kinds stand flat beside, each under `attribute.<id>`. */
export interface DraftFields extends Fields {
  readonly kind: string | null
  readonly name: string
  readonly partOfId: string | null
  readonly divisionId: string | null
  readonly teamId: string | null
  readonly criticality: string | null
  readonly exposure: string | null
  readonly tlp: string
  readonly needToKnow: boolean
}

export function attributeKey(attribute: Pick<CiAttribute, 'id'>): string {
  return `attribute.${attribute.id}`
}

/** What is typed for an attribute; empty where nothing is. */
export function typedIn(fields: DraftFields, attribute: Pick<CiAttribute, 'id'>): string {
  const typed = fields[attributeKey(attribute)]
  return typeof typed === 'string' ? typed : ''
}

/**
 * An empty form that has room for the attributes of every kind.
 * @param begun the kind to begin with; the only one where it is not told
 */
export function blankFields(
  kinds: readonly CiKind[],
  partOfId: string | null,
  begun: CiKind | undefined = kinds.length === 1 ? kinds[0] : undefined,
): DraftFields {
  const attributes = kinds.flatMap((kind) => kind.attributes.map((one) => [attributeKey(one), ''] as const))
  return {
    ...Object.fromEntries(attributes),
    kind: begun?.id ?? null,
    name: '',
    partOfId,
    divisionId: null,
    teamId: null,
    criticality: null,
    exposure: null,
    tlp: 'amber',
    needToKnow: false,
  }
}

/** The attributes of the kind that are filled in. What is no number is sent as typed, for the server to name it. */
export function attributesOf(kind: CiKind, fields: DraftFields): NewCi['attributes'] {
  const filled = kind.attributes.flatMap((attribute) => {
    const typed = typedIn(fields, attribute).trim()
    return typed === '' ? [] : [[attribute.id, asWanted(attribute, typed)] as const]
  })
  return Object.fromEntries(filled)
}

function asWanted({ form }: CiAttribute, typed: string): string | number | boolean {
  if (form === 'boolean') return typed === 'true'
  const number = Number(typed.normalize('NFKC'))
  return form === 'number' && Number.isFinite(number) ? number : typed
}
