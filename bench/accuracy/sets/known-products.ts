import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Which products the NVD's records name by CPE. */
export interface KnownProducts {
  /**
   * The product of that name which most of the vulnerabilities' records name, as `cpe:2.3:a:vendor:product`.
   * Null where none does.
   */
  named(name: string, vulnerabilities: readonly string[]): string | null
}

/** The id that begins a record, or the name of an application within one. */
const piecePattern = /"(?:ID|id)"\s*:\s*"(CVE-\d+-\d+)"|(cpe:2\.3:a:[^:"]+:[^:"]+):/g

/** Reads the NVD's records below the folder as text: which names stand after which id. */
export async function readKnownProducts(folder: string): Promise<KnownProducts> {
  const byVulnerability = new Map<string, Set<string>>()
  const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : []
  for (const name of names.filter((one) => /json(?:\.gz)?$/.test(one)).toSorted()) {
    const bytes = await readFile(join(folder, name))
    noteAll(byVulnerability, (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString())
  }
  return {
    named(name, vulnerabilities) {
      const products = vulnerabilities.flatMap((id) => [...(byVulnerability.get(id) ?? [])])
      const own = products.filter((product) => product.split(':')[4] === name.toLowerCase())
      const counted = [...Map.groupBy(own, (one) => one)].toSorted(([, a], [, b]) => b.length - a.length)
      return counted[0]?.[0] ?? null
    },
  }
}

function noteAll(byVulnerability: Map<string, Set<string>>, text: string): void {
  let products = new Set<string>()
  for (const [, id, product] of text.matchAll(piecePattern)) {
    if (product !== undefined) products.add(product)
    if (id === undefined) continue
    products = byVulnerability.get(id) ?? new Set()
    byVulnerability.set(id, products)
  }
}
