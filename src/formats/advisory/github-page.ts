const page =
  /^https:\/\/github\.com\/(?:advisories|[^/?#]+\/[^/?#]+\/security\/advisories)\/(GHSA(?:-[0-9a-z]{4}){3})\/?$/i

/**
 * The names of a record with that of the advisory on whose page it says it was published. Only for a record that names
 * no advisory of GitHub otherwise, and only of the one address a source keeps for the advisory itself: what a record
 * merely refers to may be about something else.
 */
export function withGithubPage(names: readonly string[], url: string | null): readonly string[] {
  const ghsa = page.exec(url ?? '')?.[1]
  if (ghsa === undefined || names.some((name) => /^GHSA-/i.test(name))) return names
  return [...names, ghsa]
}
