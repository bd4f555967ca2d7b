/** Longer than any real name; the dictionary's longest have some 300 characters. */
const longest = 2048

/** `cpe:2.3:` has a part and ten further components. */
const components = 11

/**
 * Whether a text is a CPE name: 2.3 as a formatted string (NISTIR 7695 §6.2) or 2.2 as a URI. Only its form is looked
 * at; a colon after a backslash belongs to its component.
 */
export function isCpeName(text: string): boolean {
  if (text.length > longest) return false
  if (/^cpe:\/[aho]?(?::|$)/i.test(text)) return true
  if (!/^cpe:2\.3:[aho*-]:/i.test(text)) return false
  return splitCpe(text).length === components
}

/** Part, vendor, product … of a 2.3 name, still escaped. */
function splitCpe(text: string): readonly string[] {
  const found: string[] = []
  let from = 'cpe:2.3:'.length
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === ':') {
      found.push(text.slice(from, at))
      from = at + 1
    }
  }
  found.push(text.slice(from))
  return found
}

/** Vendor and product as a CPE name has them, without its escapes; undefined where it has none. */
export function productOfCpe(text: string): string | undefined {
  const [vendor = '', product = ''] = /^cpe:2\.3:/i.test(text)
    ? splitCpe(text).slice(1, 3)
    : text
        .replace(/^cpe:\//i, '')
        .split(':')
        .slice(1, 3)
  const name = `${vendor}/${product}`.replace(/\\(.)/g, '$1')
  return /[a-z0-9]/i.test(name) ? name.toLowerCase() : undefined
}
