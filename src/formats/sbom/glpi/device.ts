import { type JsonNode, readNode, readNodes, readText } from '../../json/node.ts'
import type { SbomProperty } from '../model/sbom-document.ts'
import type { ListedPackage } from '../package-list.ts'

/** The device itself. Serial numbers, users and addresses are not taken over. */
export function deviceOf(root: JsonNode, content: JsonNode): ListedPackage | null {
  const hardware = readNode(content, 'hardware')
  const network = readNode(content, 'network_device')
  const bios = readNode(content, 'bios')
  const name =
    textOf(hardware, 'name') ??
    textOf(network, 'name') ??
    textOf(network, 'model') ??
    readText(root, 'deviceid')
  if (name === null) return null
  const model = textOf(network, 'model') ?? textOf(bios, 'smodel')
  const type = readText(root, 'itemtype') ?? textOf(network, 'type')
  const properties = [property('model', model), property('type', type)].flat()
  const supplier = textOf(network, 'manufacturer') ?? textOf(bios, 'smanufacturer')
  return { path: content.path, type: null, name, version: null, kind: 'device', supplier, properties }
}

/** What runs on the device beside the programs: operating system, BIOS, firmware, databases, virus scanners. */
export function* partsOf(content: JsonNode): Generator<ListedPackage> {
  const system = readNode(content, 'operatingsystem')
  const systemName = textOf(system, 'name') ?? textOf(system, 'full_name')
  if (system !== null && systemName !== null) {
    const properties = property('kernel', textOf(system, 'kernel_version'))
    yield { ...part(system, systemName), kind: 'operating-system', properties }
  }
  const bios = readNode(content, 'bios')
  if (bios !== null && textOf(bios, 'bversion') !== null) {
    const supplier = textOf(bios, 'bmanufacturer')
    yield { ...part(bios, 'BIOS'), version: textOf(bios, 'bversion'), kind: 'firmware', supplier }
  }
  for (const one of readNodes(content, 'firmwares')) {
    const properties = property('type', textOf(one, 'type'))
    yield { ...part(one, textOf(one, 'name') ?? ''), kind: 'firmware', properties }
  }
  for (const one of [...readNodes(content, 'databases_services'), ...readNodes(content, 'antivirus')]) {
    yield { ...part(one, textOf(one, 'name') ?? ''), kind: 'application' }
  }
}

function part(node: JsonNode, name: string): ListedPackage {
  const supplier = textOf(node, 'manufacturer') ?? textOf(node, 'company')
  return { path: node.path, type: null, name, version: textOf(node, 'version'), supplier }
}

function textOf(node: JsonNode | null, field: string): string | null {
  return node === null ? null : readText(node, field)
}

function property(name: string, value: string | null): readonly SbomProperty[] {
  return value === null ? [] : [{ name, value }]
}
