import type { EngineLog } from './engine.ts'

const kept = 20
const errors: ReadonlySet<string> = new Set(['FATAL', 'PANIC'])
const warnings: ReadonlySet<string> = new Set(['ERROR', 'WARNING'])

/** What the server writes on its standard error, told on to our log. */
export interface ServerLog {
  read(chunk: Buffer): void
  /** From now on errors are expected, as connections are ended by a stop. */
  calm(): void
  /** The end of what was written. */
  last(): string
}

/** A reader of the lines `[pid] SEVERITY:  text`; other lines belong to the one before. */
export function serverLog(log: EngineLog): ServerLog {
  let rest = ''
  let lines: readonly string[] = []
  let isCalm = false
  const tell = (line: string) => {
    lines = [...lines, line].slice(-kept)
    const { severity, text } = parseLine(line)
    log[isCalm ? 'info' : levelOf(severity)]({ severity, text }, 'PostgreSQL wrote')
  }
  return {
    read(chunk) {
      const parts = (rest + chunk.toString()).split('\n')
      rest = parts.pop() ?? ''
      parts.filter((part) => part.trim() !== '').forEach(tell)
    },
    calm() {
      isCalm = true
    },
    last: () => [...lines, rest].join('\n').trim(),
  }
}

function parseLine(line: string): { readonly severity: string; readonly text: string } {
  const [, severity = '', text = line.trim()] = /^\[\d+\] ([A-Z0-9]+): {2}(.*)$/.exec(line) ?? []
  return { severity, text }
}

function levelOf(severity: string): 'info' | 'warn' | 'error' {
  if (errors.has(severity)) return 'error'
  return warnings.has(severity) ? 'warn' : 'info'
}
