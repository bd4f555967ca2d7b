import type { Parsed } from '#kernel/parsed/parsed.ts'
import { runInSandbox, type SandboxRun } from './sandbox.ts'

/** Runs one kind of task on one input after the other. */
export interface Sandbox {
  /** As `runInSandbox`. After a problem the next call has a new process. */
  run<T>(input: unknown): Promise<Parsed<T>>
  /** Nothing is held open: an idle process ends by itself. */
  close(): void
}

/** A sandbox for many small inputs; `runInSandbox` keeps its process warm between them. */
export function openSandbox(options: Omit<SandboxRun, 'input'>): Sandbox {
  return { run: <T>(input: unknown) => runInSandbox<T>({ ...options, input }), close: () => undefined }
}
