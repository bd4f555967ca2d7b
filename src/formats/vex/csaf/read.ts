import type { Problem } from '#kernel/errors/app-error.ts'
import { type Parsed, problem, readable } from '#kernel/parsed/parsed.ts'
import { type CsafDocument, documentName, namesOf, readCsafDocument } from '../../advisory/csaf/index.ts'
import { type CsafVulnerability, productStatuses } from '../../advisory/csaf/model.ts'
import { type ProblemLog, problemLog } from '../../problem-log.ts'
import type { VexDocument, VexStatement, VexStatus } from '../model/vex-document.ts'
import { type AboutProducts, aboutProducts } from './about.ts'
import { type CsafProducts, csafProducts } from './products.ts'
import { statusOfProducts } from './versions.ts'

/** Reads what a CSAF document says of products, valid or not. */
export function readCsafVex(bytes: Uint8Array): Parsed<VexDocument> {
  const read = readCsafDocument(bytes)
  if (!read.ok) return read
  const { value, warnings } = vexOfCsaf(read.value)
  return readable(value, [...read.warnings, ...warnings])
}

/** The statements of a document that was read. Products of which the same is said make one statement. */
export function vexOfCsaf(document: CsafDocument): {
  readonly value: VexDocument
  readonly warnings: readonly Problem[]
} {
  const { tracking } = document
  const log = problemLog()
  const products = csafProducts(document)
  const statements = document.vulnerabilities.flatMap((one) => statementsOf(one, { document, products, log }))
  const warnings = log.list()
  const value: VexDocument = {
    format: 'csaf',
    formatVersion: document.csafVersion,
    id: documentName(document),
    version: tracking.version,
    author: document.publisher.name,
    title: document.title,
    issued: tracking.initial,
    modified: tracking.current ?? tracking.initial,
    tlp: document.tlp,
    products: products.list.products,
    statements,
    unused: [...document.unused, ...unusedStatuses(document)],
  }
  return {
    value,
    warnings:
      statements.length > 0 ? warnings : [...warnings, problem('/vulnerabilities', 'vex.no-statements')],
  }
}

interface Reading {
  readonly document: CsafDocument
  readonly products: CsafProducts
  readonly log: ProblemLog
}

function statementsOf(
  vulnerability: CsafVulnerability,
  { document, products, log }: Reading,
): readonly VexStatement[] {
  const { path } = vulnerability
  const names = namesIn(vulnerability)
  if (names.length === 0) {
    if (vulnerability.statuses.size > 0) log.add(path, 'vex.no-vulnerability')
    return []
  }
  const about = aboutProducts(vulnerability, document.groups)
  const found = new Map<string, VexStatement & { readonly products: number[] }>()
  for (const [word, ids] of vulnerability.statuses) {
    const status = statusOfProducts.get(word)
    if (status === undefined) continue
    for (const id of ids) {
      const place = products.placeOf(id)
      if (place === null) {
        log.add(`${path}/product_status/${word}`, 'vex.product-unknown', { id: id.slice(0, 200) })
        continue
      }
      const said = about.of(id)
      const key = `${status} ${said.key}`
      const statement = found.get(key)
      if (statement !== undefined) statement.products.push(place)
      else
        found.set(key, {
          path,
          names,
          status,
          ...saidOf(said.tell(), status),
          at: document.tracking.current,
          products: [place],
        })
    }
  }
  return [...found.values()].map((one) => ({ ...one, products: [...new Set(one.products)] }))
}

/** Those by which vulnerabilities are known; where it has none of them, whatever it is called by its publisher. */
function namesIn(vulnerability: CsafVulnerability): readonly string[] {
  const names = namesOf(vulnerability)
  return names.length > 0 ? names : [...new Set(vulnerability.ids.map(({ text }) => text))]
}

type Said = Omit<VexStatement, 'path' | 'names' | 'status' | 'at' | 'products'>

/** A reason why it is not affected is none for another status. */
function saidOf(told: ReturnType<ReturnType<AboutProducts['of']>['tell']>, status: VexStatus): Said {
  const isOut = status === 'not_affected'
  return {
    ...told,
    statusWord: null,
    justification: isOut ? told.justification : null,
    justificationWord: isOut ? told.justificationWord : null,
    action: null,
    notes: null,
  }
}

/** Statuses that say nothing in VEX terms, by how many products they name. */
function unusedStatuses(document: CsafDocument): VexDocument['unused'] {
  return productStatuses.flatMap((word) => {
    if (statusOfProducts.has(word)) return []
    const count = document.vulnerabilities.reduce(
      (sum, { statuses }) => sum + (statuses.get(word)?.length ?? 0),
      0,
    )
    return count === 0 ? [] : [{ field: `vulnerabilities.product_status.${word}`, count }]
  })
}
