import { readText } from '../../../json/node.ts'
import type { LicencePart } from '../licence-expression.ts'
import { addressesIn, type Element, spelled } from './spelling.ts'

const sets: ReadonlyMap<string, 'all' | 'any'> = new Map([
  ['expandedlicensing_ConjunctiveLicenseSet', 'all'],
  ['expandedlicensing_DisjunctiveLicenseSet', 'any'],
])

const expressionLimit = 4096

/** Whether an element is a licence or part of one. */
export function isLicence({ type }: Element): boolean {
  return /^(?:simplelicensing|expandedlicensing)_\w+$/.test(type) || type === 'License'
}

/** What a licence says, its parts by their addresses; null where it says nothing. */
export function licencePartOf({ node, type, id }: Element): LicencePart<string> | null {
  const set = sets.get(type)
  if (set !== undefined) return { kind: set, members: addressesIn(node, 'expandedlicensing_member') }
  const [licence] = addressesIn(node, 'expandedlicensing_subjectLicense')
  if (licence !== undefined) return { kind: 'or-later', licence }
  const [extended] = addressesIn(node, 'expandedlicensing_subjectExtendableLicense')
  const [addition] = addressesIn(node, 'expandedlicensing_subjectAddition')
  if (extended !== undefined && addition !== undefined) return { kind: 'with', licence: extended, addition }
  const text =
    readText(node, 'simplelicensing_licenseExpression', expressionLimit) ??
    listedName(id ?? '') ??
    readText(node, 'name')
  return text === null ? null : { kind: 'text', text }
}

/** Words for what is not said, and licences of SPDX's list, need no entry in the document. */
export function licenceByAddress(address: string): LicencePart<string> | null {
  const text = silentLicences.get(spelled(address)) ?? listedName(address)
  return text === null ? null : { kind: 'text', text }
}

const silentLicences: ReadonlyMap<string, string> = new Map([
  ['expandedlicensing_NoAssertionLicense', 'NOASSERTION'],
  ['expandedlicensing_NoneLicense', 'NONE'],
])

/** `https://spdx.org/licenses/MIT` → `MIT`; of other addresses the name of a licence made up by the document. */
function listedName(address: string): string | null {
  const listed = /^https?:\/\/spdx\.org\/licenses\/(?<name>[\w.+-]+?)(?:\.html|\.json)?$/.exec(address)
  return listed?.groups?.name ?? /(?:^|[/#])(?<name>LicenseRef-[\w.-]+)$/.exec(address)?.groups?.name ?? null
}
