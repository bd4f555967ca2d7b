import type { ComponentScope } from '../model/sbom-document.ts'

/** What a relationship means for the graph. */
export interface RelationshipMeaning {
  readonly kind: 'depends-on' | 'contains'
  /** The edge runs from the related element to the first one: `A DEPENDENCY_OF B`. */
  readonly isReversed?: true
  /** What it says of the element that is depended on. */
  readonly scope?: ComponentScope
  /** That element is expected from outside. */
  readonly isExternal?: true
}

/** The relationships of SPDX 2.3 (§11.1) that say who needs or holds whom. */
export const meanings: ReadonlyMap<string, RelationshipMeaning> = new Map<string, RelationshipMeaning>([
  ['DEPENDS_ON', { kind: 'depends-on' }],
  ['DEPENDENCY_OF', { kind: 'depends-on', isReversed: true }],
  ['RUNTIME_DEPENDENCY_OF', { kind: 'depends-on', isReversed: true, scope: 'required' }],
  ['OPTIONAL_DEPENDENCY_OF', { kind: 'depends-on', isReversed: true, scope: 'optional' }],
  ['PROVIDED_DEPENDENCY_OF', { kind: 'depends-on', isReversed: true, isExternal: true }],
  ['BUILD_DEPENDENCY_OF', { kind: 'depends-on', isReversed: true, scope: 'excluded' }],
  ['DEV_DEPENDENCY_OF', { kind: 'depends-on', isReversed: true, scope: 'excluded' }],
  ['TEST_DEPENDENCY_OF', { kind: 'depends-on', isReversed: true, scope: 'excluded' }],
  ['BUILD_TOOL_OF', { kind: 'depends-on', isReversed: true, scope: 'excluded' }],
  ['DEV_TOOL_OF', { kind: 'depends-on', isReversed: true, scope: 'excluded' }],
  ['TEST_TOOL_OF', { kind: 'depends-on', isReversed: true, scope: 'excluded' }],
  ['STATIC_LINK', { kind: 'depends-on' }],
  ['DYNAMIC_LINK', { kind: 'depends-on' }],
  ['HAS_PREREQUISITE', { kind: 'depends-on' }],
  ['PREREQUISITE_FOR', { kind: 'depends-on', isReversed: true }],
  ['CONTAINS', { kind: 'contains' }],
  ['CONTAINED_BY', { kind: 'contains', isReversed: true }],
  ['PACKAGE_OF', { kind: 'contains', isReversed: true }],
  ['OPTIONAL_COMPONENT_OF', { kind: 'contains', isReversed: true, scope: 'optional' }],
])

/** Those that say something else; they are counted as not taken over. */
export const otherRelationships: ReadonlySet<string> = new Set([
  'AMENDS',
  'ANCESTOR_OF',
  'COPY_OF',
  'DATA_FILE_OF',
  'DEPENDENCY_MANIFEST_OF',
  'DESCENDANT_OF',
  'DESCRIBE',
  'DESCRIBED_BY',
  'DESCRIBES',
  'DISTRIBUTION_ARTIFACT',
  'DOCUMENTATION_OF',
  'EXAMPLE_OF',
  'EXPANDED_FROM_ARCHIVE',
  'FILE_ADDED',
  'FILE_DELETED',
  'FILE_MODIFIED',
  'GENERATED_FROM',
  'GENERATES',
  'METAFILE_OF',
  'OTHER',
  'PATCH_APPLIED',
  'PATCH_FOR',
  'REQUIREMENT_DESCRIPTION_FOR',
  'SPECIFICATION_FOR',
  'TEST_CASE_OF',
  'TEST_OF',
  'VARIANT_OF',
])
