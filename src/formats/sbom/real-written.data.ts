/** Real documents that are not written as the schema demands, each with the reason. May only shrink. */
export const writtenInvalid: ReadonlyMap<string, string> = new Map([
  [
    'bom-shelter-wild/spdx/chronicle-sbom.spdx.json.gz /components holds the same twice',
    'two packages of one id that say the same, so that neither has a name of its own',
  ],
])

/** Real documents of which a format that is written does not name the same components, each with the reason. May only shrink. */
export const writtenOtherwise: ReadonlyMap<string, string> = new Map([])
