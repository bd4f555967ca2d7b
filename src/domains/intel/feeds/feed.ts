import type { Judgement } from '#formats/advisory/csaf/judgement.ts'
import type { AdvisorySeverity, ToldDecision, ToldExploitation } from '#formats/advisory/model/advisory.ts'
import type { VersionPhrase } from '#formats/advisory/model/product.ts'
import type { Tlp } from '#formats/advisory/tlp.ts'
import type { LifeList } from '#formats/life/index.ts'
import type { ProductNames } from '#formats/names/index.ts'
import type { VexDocument } from '#formats/vex/model/vex-document.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import type { Parsed } from '#kernel/parsed/parsed.ts'
import type { VexRows } from '../vex/vex.ts'

export type Rating = 'none' | 'low' | 'medium' | 'high' | 'critical'

/** What Renkei keeps beside a record's bytes: enough to name, show and group what it speaks of. */
export interface RecordFacts {
  /** The record's own id, as the source writes it. */
  readonly name: string
  /** Other names of the same thing, normalised; the record's own among them. */
  readonly names: readonly string[]
  readonly title: string
  readonly details: string
  /** Every severity that the record publishes, with the score we compute. */
  readonly severities: readonly AdvisorySeverity[]
  /** The source's own word and number, null where it gives none. */
  readonly severityRating: Rating | null
  readonly givenScore: number | null
  /** The leading vector and our score of it; null score: no vector, or one that the standard does not allow. */
  readonly severityVector: string | null
  readonly severityScore: number | null
  readonly links: readonly { readonly type: string; readonly url: string }[]
  /** RFC 3339, null where the record does not say. */
  readonly published: string | null
  readonly modified: string | null
  readonly withdrawn: string | null
  /** What it calls affected: JSON of a list of `AffectedVersions`. */
  readonly affected: string
  /** Ecosystems it speaks of, releases left out, and whether the order of their versions is known here. */
  readonly ecosystems: readonly { readonly name: string; readonly hasScheme: boolean }[]
  /** Products and CPE configurations as the record tells them: JSON of `RecordProducts`. Absent: it tells none. */
  readonly products?: string
  /** Of those, the products that cannot be compared with any component: without a CPE name that tells vendor and product. */
  readonly uncompared?: number
  /** Values of SSVC decision points that it carries. */
  readonly decisions?: readonly ToldDecision[]
  /** That it is on a list of what is exploited. */
  readonly exploitation?: ToldExploitation | null
  /** The label it came under; absent where its source gives none: for everybody. */
  readonly tlp?: Tlp | null
  /** The document of which it is a part; absent where it is one by itself. */
  readonly document?: string
  /** What its texts are written in, where it says so: `ja`. */
  readonly language?: string | null
  /** What may come of it, and what to do, where these are texts of their own. */
  readonly impact?: string | null
  readonly solution?: string | null
  /** Versions in words. */
  readonly phrases?: readonly PhrasedProduct[]
  /** Only an outline: it does not replace what is whole and as new. */
  readonly isOutline?: boolean
}

/** A product with what a record says of its versions in words. */
export interface PhrasedProduct {
  readonly vendor: string | null
  readonly product: string | null
  readonly cpes: readonly string[]
  readonly phrases: readonly VersionPhrase[]
}

/** A document that holds records, as far as it is kept beside them. */
export interface DocumentFacts {
  readonly name: string
  readonly publisher: string | null
  readonly version: string | null
  readonly status: string | null
  readonly category: string | null
  /** RFC 3339 */
  readonly modified: string | null
  readonly tlp: Tlp | null
  /** Products that cannot be compared yet. */
  readonly notComparable: number
}

/** One record out of a document, with its part of the bytes. */
export interface RecordPart {
  readonly facts: RecordFacts
  readonly content: Uint8Array
}

/** All of a document. */
export interface OpenedDocument {
  readonly document: DocumentFacts
  readonly records: readonly RecordPart[]
  /** What it states of products, kept beside what its records say. */
  readonly vex: VexDocument
  /** Judges it by its standard. */
  judge(): Promise<Judgement>
}

/** A document that was read and judged, with its bytes as received. */
export interface ReadDocument {
  readonly facts: DocumentFacts
  readonly judgement: Judgement
  readonly checksum: 'matches' | 'differs' | null
  readonly records: readonly string[]
  readonly vex: VexRows
  readonly content: Uint8Array
  readonly hash: Uint8Array
}

/** A record that was read, with its bytes as received. */
export interface ReadRecord {
  readonly facts: RecordFacts
  readonly content: Uint8Array
  /** SHA-256 of the bytes as received. */
  readonly hash: Uint8Array
  readonly problems: readonly Problem[]
}

interface Described {
  /** The folder's name, in routes and commands: `osv`. */
  readonly id: string
  readonly title: string
  /** Which files of an archive or folder are its, by their names. */
  isRecord(fileName: string): boolean
  /**
   * Whether the beginning of a file, as text, shows that this source publishes it. At most one source says so of a
   * file; what describes how documents are made (a JSON schema) is none.
   */
  recognises(beginning: string): boolean
}

/** A source that publishes a file for each record. */
export interface RecordFeed extends Described {
  readonly shape: 'records'
  /** Where its files may hold many records: names of the arrays in which they stand. Absent: a file is a record. */
  readonly arrays?: ReadonlySet<string>
  /** Names of such arrays at whatever depth they stand; for files that are JSON by their names. */
  readonly nested?: ReadonlySet<string>
  /** The same for XML: names of the elements below the document's own that are records. */
  readonly elements?: ReadonlySet<string>
  /**
   * For titles and ratings: of records that say as much, those of the lower rank lead. The NVD repeats and derives, so
   * it comes last.
   */
  readonly rank: number
  /** Reads one record. Pure; never throws at input. */
  read(bytes: Uint8Array): Parsed<RecordFacts>
  /** For a source whose files hold any number of records and are kept and judged as a whole. */
  readonly documents?: DocumentReading
}

export interface DocumentReading {
  /** Reads a document. Pure; never throws at input. */
  open(bytes: Uint8Array): Parsed<OpenedDocument>
}

/** One list as published: all that the source says at that time. */
export interface ExploitationList {
  readonly edition: string
  /** RFC 3339: of two lists the later one holds. */
  readonly listedAt: string
  readonly entries: readonly ExploitationEntry[]
  /** CVEs of entries that could not be read: they are on the list all the same. */
  readonly unread: readonly string[]
  /** False where an entry does not even name its CVE: then nothing is taken for removed. */
  readonly isComplete: boolean
}

/** An entry, which is also a record that speaks of its CVE. */
export interface ExploitationEntry {
  readonly cve: string
  readonly name: string
  /** Calendar dates, `2026-11-22`. */
  readonly addedOn: string | null
  readonly dueOn: string | null
  /** Whether ransomware is known to use it; null: not known. */
  readonly ransomware: boolean | null
  readonly action: string
  readonly facts: RecordFacts
  /** Its part of the list. */
  readonly content: Uint8Array
}

/** A source that publishes one list of what is exploited. Being on it counts, and so does being off it. */
export interface ExploitationFeed extends Described {
  readonly shape: 'exploitation'
  /** Reads a list. Pure; never throws at input. */
  read(bytes: Uint8Array): Parsed<ExploitationList>
}

/** One list of probabilities, as columns: CVE, score and percentile of the same place belong together. */
export interface ScoreList {
  /** Empty where the list does not say. */
  readonly model: string
  /** `2026-11-22`; null where the list does not say. */
  readonly scoredOn: string | null
  readonly cves: readonly string[]
  readonly scores: readonly number[]
  readonly percentiles: readonly (number | null)[]
}

/** A source that publishes one list with a score for every CVE. */
export interface ScoreFeed extends Described {
  readonly shape: 'scores'
  /** Reads a list. Pure; never throws at input. */
  read(bytes: Uint8Array): Parsed<ScoreList>
}

/** Documents in which others state how products stand to vulnerabilities. */
export interface VexFeed extends Described {
  readonly shape: 'vex'
  /** Reads a document. Pure; never throws at input. */
  read(bytes: Uint8Array): Parsed<VexDocument>
}

/** A source that tells until when products are looked after. */
export interface LifeFeed extends Described {
  readonly shape: 'life'
  /** Reads a file of products. Pure; never throws at input. */
  read(bytes: Uint8Array): Parsed<LifeList>
}

/** A source that tells what vendors and products are called. */
export interface NameFeed extends Described {
  readonly shape: 'names'
  /** Reads a list. Pure; never throws at input. */
  read(bytes: Uint8Array): Parsed<ProductNames>
}

/** A source that is imported as it publishes. */
export type Feed = RecordFeed | ExploitationFeed | ScoreFeed | LifeFeed | VexFeed | NameFeed
