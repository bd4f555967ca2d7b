/**
 * The name spaces that a module's source asks texts of: those given to `useTranslation`, and those named before a
 * colon in a key. Used when the web is built, so that a part brings its texts with it and nobody keeps a list.
 * @param known all name spaces there are
 */
export function findNameSpaces(source: string, known: readonly string[]): readonly string[] {
  const given = [...source.matchAll(/useTranslation\(([^)]*)\)/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/['"]([\w-]+)['"]/g)].map(([, name = '']) => name),
  )
  const named = [...source.matchAll(/['"`]([a-z][\w-]*):/g)].map(([, name = '']) => name)
  return known.filter((name) => given.includes(name) || named.includes(name))
}
