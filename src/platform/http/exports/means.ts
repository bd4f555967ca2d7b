import type { ExportForm, ExportHead } from '#contract/exports/file.ts'
import type { Tlp } from '#contract/shapes.ts'

/** What the application knows of who exports and what is exported. */
export interface ExportMeans<Context> {
  nameOf(context: Context): string
  /** The highest label of the items, as far as the reader may see them; of `all` that they may see. */
  highestLabel(context: Context, items: readonly string[] | 'all'): Promise<Tlp | undefined>
  /** Keeps in the audit trail what left; called before the first byte does. */
  note(context: Context, facts: ExportFacts): Promise<void>
}

/** What the audit trail keeps of an export. */
export interface ExportFacts extends Omit<ExportHead, 'at' | 'by'> {
  readonly form: ExportForm | 'print'
  /** What narrowed the list, as it was asked. */
  readonly filter: string
}
