/** What the prefixes mean at one place of a document. Elements that declare nothing share their parent's scope. */
export interface Scope {
  readonly outer: Scope | null
  readonly own: Map<string, string>
}

/** Bound in every document (Namespaces in XML 1.0 §3). */
export const outermostScope: Scope = {
  outer: null,
  own: new Map([
    ['', ''],
    ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ]),
}

/** A name as it is written, `prefix:local`, taken apart; `prefix` is '' where there is none. */
export function splitName(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(':')
  if (colon < 0) return { prefix: '', local: name }
  return { prefix: name.slice(0, colon), local: name.slice(colon + 1) }
}

/** The prefix that an attribute declares, '' for the default namespace; null where it declares none. */
export function declaredPrefix(attribute: string): string | null {
  if (attribute === 'xmlns') return ''
  return attribute.startsWith('xmlns:') ? attribute.slice('xmlns:'.length) : null
}

/** The address a prefix stands for, or null. As many steps as elements around the place declare something. */
export function resolvePrefix(scope: Scope, prefix: string): string | null {
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    const found = at.own.get(prefix)
    if (found !== undefined) return found
  }
  return null
}
