import type { Tlp } from '../shapes.ts'

/** `renkei-sbom-TLP-AMBER-20261122.cdx.json`: the label is seen without opening the file. */
export function documentName(
  slug: string,
  { tlp, at, ending }: { readonly tlp: Tlp; readonly at: string; readonly ending: string },
): string {
  const label = tlp.toUpperCase().replace('+', '-')
  return `renkei-${slug}-TLP-${label}-${at.slice(0, 10).replaceAll('-', '')}.${ending}`
}
