import { createHash } from 'node:crypto'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, pathTo, readText } from '../../json/node.ts'
import { readNamedNodes } from '../../json/root.ts'
import { readYamlRoot } from '../../yaml/read-yaml.ts'
import { withGithubPage } from '../github-page.ts'
import type { Advisory, AffectedPackage } from '../model/advisory.ts'
import {
  isNothing,
  orderingOf,
  packageOf,
  readDay,
  readRequirements,
  titleLimit,
  untold,
  urlLimit,
} from '../own-database.ts'
import { intersect, rangesOf } from '../requirements.ts'
import { countUnused } from '../unused.ts'
import { usedBranchFields, usedFields } from './versions.ts'

const ordering = orderingOf('composer')
const reference = /^composer:\/\/([a-z0-9][\w.-]*\/[a-z0-9][\w.-]*)$/i

/**
 * Reads one record of the PHP Security Advisories Database. It has no id of its own: it is named by its package and
 * its CVE, else by a hash of its link, title and day.
 */
export function readFriendsOfPhp(bytes: Uint8Array): Parsed<Advisory> {
  const yaml = readYamlRoot(bytes)
  if (!yaml.ok) return yaml
  const root = yaml.value
  const name = reference.exec(readText(root, 'reference') ?? '')?.[1]
  if (name === undefined) return unreadable(problem('/reference', 'advisory.id-missing'))
  const title = readText(root, 'title', titleLimit)
  const link = readText(root, 'link', urlLimit)
  const cve = readCve(root)
  const branches = readNamedNodes(root, 'branches').map(([, branch]) => branch)
  const published = firstDay(branches)
  const record: Advisory = {
    ...untold,
    format: 'friendsofphp',
    id: `${name}/${cve ?? hashOf([link, title, published])}`,
    aliases: withGithubPage(cve === null ? [] : [cve], link),
    published,
    summary: title,
    affected: [readPackage(root, name, branches)],
    references: link === null ? [] : [{ kind: 'advisory', url: link }],
    unused: [
      ...countUnused(root, '', usedFields),
      ...branches.flatMap((branch) => countUnused(branch, 'branches.', usedBranchFields)),
    ],
  }
  return readable(record, [...yaml.warnings, ...root.log.list()])
}

function readCve(root: JsonNode): string | null {
  const text = readText(root, 'cve')
  if (text === null || isNothing(text)) return null
  if (/^CVE-\d{4}-\d{4,}$/.test(text)) return text
  root.log.add(pathTo(root, 'cve'), 'advisory.name-not-read', { name: text.slice(0, 40) })
  return null
}

function hashOf(words: readonly (string | null)[]): string {
  return createHash('sha256')
    .update(words.map((word) => word ?? '').join('\n'))
    .digest('hex')
    .slice(0, 16)
}

/** When the first branch was mended, which is when the record came; one that was not has no time. */
function firstDay(branches: readonly JsonNode[]): string | null {
  return branches.flatMap((branch) => readDay(branch, 'time') ?? []).toSorted()[0] ?? null
}

/** A branch is affected where all its requirements hold. */
function readPackage(root: JsonNode, name: string, branches: readonly JsonNode[]): AffectedPackage {
  const stretches = branches.map((branch) => intersect(readRequirements(branch, 'versions', ordering)))
  const read = stretches.filter((stretch) => stretch !== null)
  const { ranges, isComplete } = rangesOf(read)
  const isWhole = isComplete && read.length === branches.length && branches.length > 0
  const path = pathTo(root, 'branches')
  return packageOf({ path, ecosystem: 'Packagist', name }, { ranges, isComplete: isWhole })
}
