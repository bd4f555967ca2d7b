import { faultOf } from './judge.ts'
import { inputOf, type Order, type Report } from './order.ts'
import { findTargets, samplesOf, type Target } from './targets.ts'

/** Reads what it is told to, in a process of its own; whoever started it ends it when it takes too long. */
const targets = new Map((await findTargets()).map((target) => [target.name, target]))

process.on('message', (order: Order) => {
  const target = targets.get(order.target)
  if (target === undefined) throw new Error(`no reader is named ${order.target}`)
  if ('input' in order) {
    readOne(target, Buffer.from(order.input), 0)
    tell({ done: 1 })
    return
  }
  const samples = samplesOf(target)
  const until = performance.now() + order.milliseconds
  let round = order.from
  for (; round < order.to && performance.now() < until; round++)
    readOne(target, inputOf(samples, order.seed, round), round)
  tell({ done: round - order.from })
})

function readOne(target: Target, input: Buffer, round: number): void {
  tell({ begins: round })
  const fault = faultWith(target, input)
  if (fault !== null) tell({ fault, round })
}

function faultWith(target: Target, input: Buffer): string | null {
  try {
    return faultOf(target.read(input))
  } catch (error) {
    return `throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`.slice(0, 1000)
  }
}

function tell(report: Report): void {
  process.send?.(report)
}
