import { destination, type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'child' | 'level'>

/** Structured log on standard error; secrets never reach it. Standard output belongs to results. */
export function openLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      redact: ['password', 'token', 'secret', 'authorization', 'cookie', '*.password', '*.token', '*.secret'],
    },
    destination({ dest: 2, sync: true }),
  )
}
