import {
  type VexJustification,
  type VexStatus,
  vexJustifications,
  vexStatuses,
} from './model/vex-document.ts'

/** The status of that name, or null. */
export function statusOf(word: string | null): VexStatus | null {
  return vexStatuses.find((status) => status === word) ?? null
}

/** The justification of that name, or null. */
export function justificationOf(word: string | null): VexJustification | null {
  return vexJustifications.find((justification) => justification === word) ?? null
}
