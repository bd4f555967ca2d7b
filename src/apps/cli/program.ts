import { Command, type Option } from 'commander'
import { addAssessAdopt, addAssessCreate, addAssessUndo } from './commands/assess.ts'
import { addAssessBulk } from './commands/assess-bulk.ts'
import { addAuditVerify } from './commands/audit-verify.ts'
import { addBench } from './commands/bench.ts'
import { addCiComponents, addCiLicences } from './commands/ci-components.ts'
import { addCiCreate } from './commands/ci-create.ts'
import { addCiList } from './commands/ci-list.ts'
import { addCiShow } from './commands/ci-show.ts'
import { addExportSbom, addExportVex } from './commands/export.ts'
import { addFeedDocuments } from './commands/feed-documents.ts'
import { addFeedImport } from './commands/feed-import.ts'
import { addFeedList } from './commands/feed-list.ts'
import { addFeedReread } from './commands/feed-reread.ts'
import { addFeedRun } from './commands/feed-run.ts'
import { addFeedSet } from './commands/feed-set.ts'
import { addFindings } from './commands/findings.ts'
import { addImpact } from './commands/impact.ts'
import { addInterestSet, addInterestShow } from './commands/interest.ts'
import { addJobs } from './commands/jobs.ts'
import { addProductNameAdd, addProductNameEnd, addProductNameList } from './commands/product-name.ts'
import { addRekey } from './commands/rekey.ts'
import { addSbomImport } from './commands/sbom-import.ts'
import { addSbomReread } from './commands/sbom-reread.ts'
import { addScan } from './commands/scan.ts'
import { addSearch } from './commands/search.ts'
import { addServe } from './commands/serve.ts'
import { addTokenCreate } from './commands/token-create.ts'
import { addUserCreate } from './commands/user-create.ts'
import { addVulnerabilityList } from './commands/vulnerability-list.ts'
import { addVulnerabilityShow } from './commands/vulnerability-show.ts'
import { addVulnerabilityStatements } from './commands/vulnerability-statements.ts'
import { addWhy } from './commands/why.ts'
import { addWrongMatchAdd, addWrongMatchEnd, addWrongMatchList } from './commands/wrong-match.ts'
import { addGroup } from './declare.ts'
import type { Desk } from './desk.ts'
import type { Sink } from './printing/sink.ts'

/** Every command there is. Throws instead of leaving the process; the caller tells what was thrown. */
export function makeProgram(
  desk: Desk,
  sinks: { readonly out: Sink; readonly err: Sink },
  version: string,
): Command {
  const program = new Command('renkei')
  program
    .description(desk.say('about'))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => sinks.out.write(text),
      writeErr: (text) => sinks.err.write(text),
      // Misuse is told by us, in the reader's language.
      outputError: () => undefined,
      getOutHelpWidth: () => sinks.out.columns || 100,
      getErrHelpWidth: () => sinks.err.columns || 100,
    })
    .configureHelp({
      styleTitle: (title) => titleOf(desk, title),
      optionDescription: (option) => describeOption(desk, option),
    })
    .helpOption('-h, --help', desk.say('options.help'))
    .helpCommand('help [COMMAND]', desk.say('options.help'))
    .version(version, '-V, --version', desk.say('options.version'))
  addServe(program, desk)
  addUserCreate(addGroup(program, desk, 'user'), desk)
  addTokenCreate(addGroup(program, desk, 'token'), desk)
  const ci = addGroup(program, desk, 'ci')
  addCiCreate(ci, desk)
  addCiList(ci, desk)
  addCiShow(ci, desk)
  addCiComponents(ci, desk)
  addCiLicences(ci, desk)
  const sbom = addGroup(program, desk, 'sbom')
  addSbomImport(sbom, desk)
  addSbomReread(sbom, desk)
  const feed = addGroup(program, desk, 'feed')
  addFeedImport(feed, desk)
  addFeedRun(feed, desk)
  addFeedList(feed, desk)
  addFeedDocuments(feed, desk)
  addFeedSet(feed, desk)
  addFeedReread(feed, desk)
  addJobs(program, desk)
  addRekey(program, desk)
  addSearch(program, desk)
  const vulnerability = addGroup(program, desk, 'vulnerability')
  addVulnerabilityShow(vulnerability, desk)
  addVulnerabilityStatements(vulnerability, desk)
  addVulnerabilityList(vulnerability, desk)
  addFindings(program, desk)
  addImpact(program, desk)
  addScan(program, desk, version)
  addWhy(program, desk)
  const exports = addGroup(program, desk, 'export')
  addExportSbom(exports, desk)
  addExportVex(exports, desk)
  const assess = addGroup(program, desk, 'assess')
  addAssessCreate(assess, desk)
  addAssessUndo(assess, desk)
  addAssessAdopt(assess, desk)
  addAssessBulk(assess, desk)
  const wrongMatch = addGroup(program, desk, 'wrong-match')
  addWrongMatchAdd(wrongMatch, desk)
  addWrongMatchList(wrongMatch, desk)
  addWrongMatchEnd(wrongMatch, desk)
  const productName = addGroup(program, desk, 'product-name')
  addProductNameAdd(productName, desk)
  addProductNameList(productName, desk)
  addProductNameEnd(productName, desk)
  const interest = addGroup(program, desk, 'interest')
  addInterestSet(interest, desk)
  addInterestShow(interest, desk)
  addAuditVerify(addGroup(program, desk, 'audit'), desk)
  addBench(program, desk)
  return program
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'usage',
  'Arguments:': 'arguments',
  'Options:': 'options',
  'Global Options:': 'options',
  'Commands:': 'commands',
}

function titleOf(desk: Desk, title: string): string {
  const key = titles[title]
  return key === undefined ? title : desk.say(`help.${key}`)
}

function describeOption(desk: Desk, option: Option): string {
  const { description, argChoices, defaultValue } = option
  const notes = [
    ...(argChoices === undefined ? [] : [argChoices.join(' | ')]),
    ...(isPlain(defaultValue) ? [desk.say('help.default', { value: defaultValue })] : []),
  ]
  return notes.length === 0 ? description : `${description} (${notes.join(desk.say('help.between'))})`
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '')
}
