import type { ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import type { SandboxLimits } from './limits.ts'
import { startChild } from './start.ts'

/** A process that runs one task, for one input at a time. */
export interface Child {
  readonly process: ChildProcess
  readonly task: string
  /** Heap it was started with. */
  readonly memoryMb: number
  /** Processor time the system lets it have in all. */
  readonly processorSeconds: number
  uses: number
  /** What it wrote to stderr since it was taken, the end of it. */
  lastWords: string
}

/** Warm children kept for the next input, and how long. A start costs 60 ms and everything compiled so far. */
const mostIdle = 2
const idleMilliseconds = 20_000
const mostUses = 200

/** Heaps children are started with, so that inputs of about one size share them. */
const heapsMb = [128, 256, 512]

/** All threads count, hence more than the wall clock. */
const processorSecondsPerSecond = 4

const idle: { readonly child: Child; readonly used: number; readonly timer: NodeJS.Timeout }[] = []

/** A child for one run: a warm one of the same task and heap with enough processor time left, else a fresh one. */
export function takeChild(task: URL, limits: SandboxLimits): Child {
  const memoryMb = heapsMb.find((heap) => heap >= limits.memoryMb) ?? limits.memoryMb
  const needed = limits.seconds * processorSecondsPerSecond
  const index = idle.findIndex(
    ({ child, used }) =>
      child.task === task.href && child.memoryMb === memoryMb && child.processorSeconds - used >= needed,
  )
  const [warm] = index < 0 ? [] : idle.splice(index, 1)
  if (warm === undefined) return startFresh(task, { memoryMb, processorSeconds: Math.ceil(needed * 2) })
  clearTimeout(warm.timer)
  hold(warm.child)
  warm.child.lastWords = ''
  return warm.child
}

/**
 * Keeps a child whose run ended well and left nothing behind; all others are to be dropped. It takes the place of the
 * one that has waited longest: what was read last is the likeliest to come again.
 */
export function keepChild(child: Child, processorSeconds: number): void {
  child.uses += 1
  if (child.uses >= mostUses || !isAlive(child)) {
    dropChild(child)
    return
  }
  const [longest] = idle
  if (longest !== undefined && idle.length >= mostIdle) dropChild(longest.child)
  const timer = setTimeout(() => dropChild(child), idleMilliseconds)
  timer.unref()
  idle.push({ child, used: processorSeconds, timer })
  letGo(child)
}

/** Ends a child at once, whatever it does. */
export function dropChild(child: Child): void {
  const index = idle.findIndex((one) => one.child === child)
  const [dropped] = index < 0 ? [] : idle.splice(index, 1)
  clearTimeout(dropped?.timer)
  child.process.kill('SIGKILL')
}

function startFresh(
  task: URL,
  means: { readonly memoryMb: number; readonly processorSeconds: number },
): Child {
  const child: Child = { process: startChild(task, means), task: task.href, ...means, uses: 0, lastWords: '' }
  child.process.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    child.lastWords = (child.lastWords + chunk).slice(-16_384)
  })
  child.process.once('exit', () => dropChild(child))
  // Told to whoever runs it; without a listener it would end us.
  child.process.on('error', () => undefined)
  return child
}

function isAlive({ process: { exitCode, signalCode, connected } }: Child): boolean {
  return exitCode === null && signalCode === null && connected
}

/** An idle child does not keep this process from ending; its channel then closes, and it ends too. */
function letGo({ process: child }: Child): void {
  child.unref()
  if (child.stderr instanceof Socket) child.stderr.unref()
}

function hold({ process: child }: Child): void {
  child.ref()
  if (child.stderr instanceof Socket) child.stderr.ref()
}
