import type { Deed } from '#domains/identity/index.ts'
import { vexRows } from '#domains/intel/vex/vex.ts'
import { keepVex } from '#domains/intel/vex/vex-actions.ts'
import { readVex } from '#formats/vex/index.ts'

/** What others state about the world's vulnerability: for everybody, and under the label RED. */
export async function insertStatements(deed: Deed): Promise<{ readonly open: string; readonly red: string }> {
  await deed.db
    .insertInto('intel.source')
    .values({ id: 'vex' })
    .onConflict((one) => one.doNothing())
    .execute()
  for (const label of ['WHITE', 'RED']) {
    const content = Buffer.from(JSON.stringify(documentOf(label)))
    const read = readVex(content)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const rows = vexRows(read.value, { bytes: content, problems: [] })
    await keepVex(deed, 'vex', [{ rows, content }])
  }
  const kept = await deed.db.selectFrom('intel.vex_document').select(['id', 'tlp']).execute()
  const idOf = (tlp: string) => kept.find((one) => one.tlp === tlp)?.id ?? ''
  return { open: idOf('clear'), red: idOf('red') }
}

function documentOf(label: string): object {
  return {
    document: {
      category: 'csaf_vex',
      csaf_version: '2.0',
      publisher: { name: 'Acme', namespace: 'https://acme.example' },
      distribution: { tlp: { label } },
      tracking: { id: label, version: '1' },
    },
    product_tree: {
      full_product_names: [
        { product_id: 'A', name: 'a', product_identification_helper: { purl: 'pkg:npm/a@1.0.0' } },
      ],
    },
    vulnerabilities: [{ cve: 'CVE-2026-0001', product_status: { known_not_affected: ['A'] } }],
  }
}
