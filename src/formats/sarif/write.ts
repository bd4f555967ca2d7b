import { createHash } from 'node:crypto'
import type { SarifFinding, SarifLevel, SarifNotification, SarifRun } from './sarif.ts'

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** A SARIF 2.1.0 log of one run: a rule per weakness, a result per finding, unread entries as notifications. */
export function writeSarif(run: SarifRun): object {
  const rules = [...new Map(run.findings.map((finding) => [finding.ruleId, finding])).values()]
  const indexes = new Map(rules.map(({ ruleId }, index) => [ruleId, index]))
  const files = new Map(run.files.map(({ path }, index) => [path, index]))
  return {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...run.tool, semanticVersion: run.tool.version, rules: rules.map(toRule) } },
        language: run.language,
        columnKind: 'utf16CodeUnits',
        artifacts: run.files.map(({ path, sha256 }) => ({
          location: { uri: toUri(path) },
          roles: ['analysisTarget'],
          hashes: { 'sha-256': sha256 },
        })),
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: run.notifications.map((one) => toNotification(one, files)),
          },
        ],
        results: run.findings.map((finding) => ({
          ...toResult(finding, files),
          ruleIndex: indexes.get(finding.ruleId) ?? -1,
        })),
      },
    ],
  }
}

function toRule({ ruleId, rule, score }: SarifFinding): object {
  const title = rule.title === '' ? ruleId : rule.title
  return {
    id: ruleId,
    shortDescription: { text: oneLine(title) },
    fullDescription: { text: title },
    ...(rule.help === null ? {} : { helpUri: rule.help }),
    defaultConfiguration: { level: levelOf(score) },
    properties: {
      tags: ['security', 'vulnerability', ...rule.aliases],
      // What code-scanning services order by; absent where no score is known.
      ...(score === null ? {} : { 'security-severity': score.toFixed(1) }),
    },
  }
}

/** Where results may be accepted, each says whether it is (SARIF 2.1.0 §3.27.23), and so with earlier runs (§3.27.24). */
function gateOf({ gate = null }: SarifFinding): object {
  if (gate === null) return {}
  const { accepted, isKnown, breaks, because } = gate
  return {
    suppressions:
      accepted === null ? [] : [{ kind: 'external', status: 'accepted', justification: accepted }],
    ...(isKnown === null ? {} : { baselineState: isKnown ? 'unchanged' : 'new' }),
    properties: { breaksGate: breaks, because },
  }
}

function messageOf({ message, gate = null }: SarifFinding): string {
  return gate === null || gate.message === '' ? message : `${message} ${gate.message}`
}

/** A result that is no failure has no level (SARIF 2.1.0 §3.27.10). */
function toResult(finding: SarifFinding, files: ReadonlyMap<string, number>): object {
  const standing = finding.isCertain
    ? { kind: 'fail', level: levelOf(finding.score) }
    : { kind: 'open', level: 'none' }
  return {
    ruleId: finding.ruleId,
    ...standing,
    message: { text: messageOf(finding) },
    locations: [
      {
        physicalLocation: { artifactLocation: toLocation(finding.file, files), region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: finding.subject, kind: 'module' }],
      },
    ],
    partialFingerprints: { 'finding/v1': fingerprintOf(finding) },
    ...gateOf(finding),
  }
}

function toNotification(
  { code, message, file }: SarifNotification,
  files: ReadonlyMap<string, number>,
): object {
  return {
    descriptor: { id: code },
    level: 'warning',
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: toLocation(file, files) } }],
  }
}

function toLocation(file: string, files: ReadonlyMap<string, number>): object {
  return { uri: toUri(file), index: files.get(file) ?? -1 }
}

/** CVSS ratings: critical and high, medium, low; an unknown score is no reason to look away. */
function levelOf(score: number | null): SarifLevel {
  if (score === null) return 'warning'
  if (score >= 7) return 'error'
  if (score >= 4) return 'warning'
  return score > 0 ? 'note' : 'none'
}

function fingerprintOf({ ruleId, identity }: SarifFinding): string {
  return createHash('sha256')
    .update(JSON.stringify([ruleId, ...identity]))
    .digest('hex')
}

/** A relative path stays relative, so that the log means the same on another machine. */
function toUri(path: string): string {
  const slashed = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
  const encoded = slashed.split('/').map(encodeURIComponent).join('/')
  return slashed.startsWith('/') ? `file://${encoded}` : encoded
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= 255 ? line : `${line.slice(0, 254)}…`
}
