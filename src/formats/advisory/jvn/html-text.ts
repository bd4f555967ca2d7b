/** What the tags that JVN iPedia writes become in Markdown; those that only dress are left out. */
const tags: ReadonlyMap<string, string> = new Map([
  ['br', '\n'],
  ['p', '\n\n'],
  ['/p', '\n\n'],
  ['ul', '\n'],
  ['/ul', '\n\n'],
  ['ol', '\n'],
  ['/ol', '\n\n'],
  ['li', '\n- '],
  ['/li', ''],
  ['div', '\n'],
  ['/div', '\n'],
  ['tr', '\n'],
  ['/tr', ''],
  ['td', ' '],
  ['/td', ''],
  ...['a', 'b', 'i', 'em', 'strong', 'span', 'font', 'sup', 'sub', 'table', 'tbody'].flatMap(
    (name): [string, string][] => [
      [name, ''],
      [`/${name}`, ''],
    ],
  ),
])

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

/**
 * Text in which HTML may stand, as some of JVN iPedia's texts have it, as Markdown. Only tags that are known are taken
 * for tags: `<script>` or `a < b` is what somebody wrote about. Nothing of it is ever shown as HTML.
 */
export function textFromHtml(text: string): string {
  return withBreaks(text)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/<(\/?[a-z]{1,10})(?:\s[^<>]{0,2000})?\/?>/gi, (whole, name: string) => {
      return tags.get(name.toLowerCase()) ?? whole
    })
    .replaceAll(/&([a-z]{2,4});/gi, (whole, name: string) => entities.get(name.toLowerCase()) ?? whole)
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** Breaks that JVN iPedia has flattened: two blanks were an empty line, a wide blank before `*` an entry of a list. */
function withBreaks(text: string): string {
  if (!/ {2}|\u3000\*/.test(text)) return text
  return text.replaceAll(/ {0,8}\u3000{1,8}\* {1,8}/g, '\n- ').replaceAll(/ {2,100}/g, '\n\n')
}
