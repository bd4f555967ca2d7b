/** Real documents that do not behave as one might expect, each with the reason. May only shrink. */
export const realExceptions: {
  /** Invalid by the schema, but read without a warning. */
  readonly unnoticed: ReadonlyMap<string, string>
  /** The XML and the JSON of one name do not say the same. */
  readonly different: ReadonlyMap<string, string>
} = {
  unnoticed: new Map([
    ['cyclonedx-spec-tests/1.7/invalid-citations-1.7.xml', 'citations are not taken over'],
  ]),
  different: new Map([
    [
      'cyclonedx-spec-tests/1.2/invalid-component-ref-1.2.xml',
      'the XML nests the components, the JSON lists them',
    ],
    ['cyclonedx-spec-tests/1.2/invalid-dependency-1.2.xml', 'the components are named differently'],
    ['cyclonedx-spec-tests/1.2/invalid-license-choice-1.2.xml', 'the XML describes another component'],
    ['cyclonedx-spec-tests/1.2/invalid-license-id-1.2.xml', 'the XML describes another component'],
    ['cyclonedx-spec-tests/1.2/invalid-serialnumber-1.2.xml', 'the JSON has no components'],
    ['cyclonedx-spec-tests/1.2/valid-license-id-1.2.xml', 'the XML describes another component'],
    ['cyclonedx-spec-tests/1.2/valid-metadata-timestamp-1.2.xml', 'the times are different'],
    ['cyclonedx-spec-tests/1.3/invalid-license-encoding-1.3.xml', 'the XML describes another component'],
    ['cyclonedx-spec-tests/1.3/invalid-license-id-1.3.xml', 'the XML describes another component'],
    [
      'cyclonedx-spec-tests/1.3/invalid-service-data-1.3.xml',
      'the flow and the classification of the data are exchanged',
    ],
    ['cyclonedx-spec-tests/1.3/valid-compositions-1.3.xml', 'a component has another version'],
    ['cyclonedx-spec-tests/1.3/valid-dependency-1.3.xml', 'the components are named differently'],
    ['cyclonedx-spec-tests/1.3/valid-license-expression-1.3.xml', 'the XML describes another component'],
    ['cyclonedx-spec-tests/1.3/valid-properties-1.3.xml', 'the JSON has one property less'],
    ['cyclonedx-spec-tests/1.3/valid-service-1.3.xml', 'only the JSON names a publisher'],
    [
      'cyclonedx-spec-tests/1.4/invalid-component-ref-1.4.xml',
      'the XML nests the components, the JSON lists them',
    ],
    ['cyclonedx-spec-tests/1.4/invalid-dependency-1.4.xml', 'the components are named differently'],
    ['cyclonedx-spec-tests/1.4/invalid-license-choice-1.4.xml', 'the XML describes another component'],
    ['cyclonedx-spec-tests/1.4/invalid-license-id-1.4.xml', 'the XML describes another component'],
    [
      'cyclonedx-spec-tests/1.4/invalid-service-data-1.4.xml',
      'the flow and the classification of the data are exchanged',
    ],
    ['cyclonedx-spec-tests/1.4/valid-bom-1.4.xml', 'the times and components are different'],
    ['cyclonedx-spec-tests/1.4/valid-compositions-1.4.xml', 'a component has another version'],
    ['cyclonedx-spec-tests/1.4/valid-dependency-1.4.xml', 'the components are named differently'],
    ['cyclonedx-spec-tests/1.4/valid-external-reference-1.4.xml', 'only the JSON names a publisher'],
    ['cyclonedx-spec-tests/1.4/valid-license-id-1.4.xml', 'the XML describes another component'],
    ['cyclonedx-spec-tests/1.4/valid-license-name-1.4.xml', 'the XML describes another component'],
    ['cyclonedx-spec-tests/1.4/valid-metadata-timestamp-1.4.xml', 'the times are different'],
    ['cyclonedx-spec-tests/1.4/valid-service-1.4.xml', 'only the JSON names a publisher'],
    [
      'cyclonedx-spec-tests/1.5/invalid-component-ref-1.5.xml',
      'the XML nests the components, the JSON lists them',
    ],
    ['cyclonedx-spec-tests/1.5/invalid-dependency-1.5.xml', 'the components are named differently'],
    ['cyclonedx-spec-tests/1.5/invalid-license-id-1.5.xml', 'the XML describes another component'],
    ['cyclonedx-spec-tests/1.5/valid-bom-1.5.xml', 'the times and components are different'],
    [
      'cyclonedx-spec-tests/1.5/valid-component-ref-1.5.xml',
      'the XML nests the components, the JSON lists them',
    ],
    ['cyclonedx-spec-tests/1.5/valid-compositions-1.5.xml', 'a component has another version'],
    ['cyclonedx-spec-tests/1.5/valid-dependency-1.5.xml', 'the components are named differently'],
    ['cyclonedx-spec-tests/1.5/valid-external-reference-1.5.xml', 'only the JSON names a publisher'],
    ['cyclonedx-spec-tests/1.5/valid-license-expression-1.5.xml', 'the XML describes another component'],
    ['cyclonedx-spec-tests/1.5/valid-license-name-1.5.xml', 'the XML describes another component'],
    ['cyclonedx-spec-tests/1.5/valid-metadata-timestamp-1.5.xml', 'the times are different'],
    ['cyclonedx-spec-tests/1.5/valid-service-1.5.xml', 'only the JSON names a publisher'],
    [
      'cyclonedx-spec-tests/1.6/invalid-component-ref-1.6.xml',
      'the XML nests the components, the JSON lists them',
    ],
    ['cyclonedx-spec-tests/1.6/invalid-license-encoding-1.6.xml', 'the XML describes another component'],
    ['cyclonedx-spec-tests/1.6/invalid-serialnumber-1.6.xml', 'the JSON has no components'],
    [
      'cyclonedx-spec-tests/1.7/invalid-component-ref-1.7.xml',
      'the XML nests the components, the JSON lists them',
    ],
    ['cyclonedx-spec-tests/1.7/invalid-license-encoding-1.7.xml', 'the XML describes another component'],
    ['cyclonedx-spec-tests/1.7/invalid-license-id-1.7.xml', 'the XML describes another component'],
    [
      'cyclonedx-spec-tests/1.7/valid-cryptography-implementation-1.7.xml',
      'the components are named differently',
    ],
    [
      'cyclonedx-spec-tests/1.7/valid-license-declared-concluded-mix-1.7.xml',
      'only the JSON numbers its revision',
    ],
    [
      'cyclonedx-spec-tests/1.5/invalid-service-data-1.5.xml',
      'the flow and the classification of the data are exchanged',
    ],
    [
      'cyclonedx-spec-tests/1.6/invalid-service-data-1.6.xml',
      'the flow and the classification of the data are exchanged',
    ],
    [
      'cyclonedx-spec-tests/1.7/invalid-service-data-1.7.xml',
      'the flow and the classification of the data are exchanged',
    ],
  ]),
}
