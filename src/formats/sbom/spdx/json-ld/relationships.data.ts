import type { ComponentScope } from '../../model/sbom-document.ts'
import type { RelationshipMeaning } from '../relationships.data.ts'
import type { RelationshipWords } from '../relationships.ts'

const meanings: ReadonlyMap<string, RelationshipMeaning> = new Map<string, RelationshipMeaning>([
  ['dependsOn', { kind: 'depends-on' }],
  ['hasOptionalDependency', { kind: 'depends-on', scope: 'optional' }],
  ['hasProvidedDependency', { kind: 'depends-on', isExternal: true }],
  ['hasPrerequisite', { kind: 'depends-on' }],
  ['hasDynamicLink', { kind: 'depends-on' }],
  ['hasStaticLink', { kind: 'depends-on' }],
  ['usesTool', { kind: 'depends-on', scope: 'excluded' }],
  ['contains', { kind: 'contains' }],
  ['hasOptionalComponent', { kind: 'contains', scope: 'optional' }],
  ['packagedBy', { kind: 'contains', isReversed: true }],
])

/** The relationships of SPDX 3.0 (Core, RelationshipType). */
export const thirdRelationships: RelationshipWords = {
  meanings,
  others: new Set([
    'affects',
    'amendedBy',
    'ancestorOf',
    'availableFrom',
    'configures',
    'coordinatedBy',
    'copiedTo',
    'delegatedTo',
    'descendantOf',
    'describes',
    'doesNotAffect',
    'expandsTo',
    'exploitCreatedBy',
    'fixedBy',
    'fixedIn',
    'foundBy',
    'generates',
    'hasAddedFile',
    'hasAssessmentFor',
    'hasAssociatedVulnerability',
    'hasDataFile',
    'hasDeletedFile',
    'hasDependencyManifest',
    'hasDistributionArtifact',
    'hasDocumentation',
    'hasEvidence',
    'hasExample',
    'hasHost',
    'hasInput',
    'hasMetadata',
    'hasOutput',
    'hasRequirement',
    'hasSpecification',
    'hasTest',
    'hasTestCase',
    'hasVariant',
    'invokedBy',
    'modifiedBy',
    'other',
    'patchedBy',
    'publishedBy',
    'reportedBy',
    'republishedBy',
    'serializedInArtifact',
    'testedOn',
    'trainedOn',
    'underInvestigationFor',
  ]),
}

/** `scope` of a relationship: when in the life of the product it holds. `other` says nothing. */
export const thirdScopes: ReadonlyMap<string, ComponentScope | null> = new Map<string, ComponentScope | null>(
  [
    ['runtime', 'required'],
    ['build', 'excluded'],
    ['design', 'excluded'],
    ['development', 'excluded'],
    ['test', 'excluded'],
    ['other', null],
  ],
)
