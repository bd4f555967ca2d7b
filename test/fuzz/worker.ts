import { faultOf } from './judge.ts'
import { inputOf, type Order, type Report } from './order.ts'
import { findTargets, samplesOf, type Target } from './targets.ts'

/**
 * Reads what it is told to, in a process of its own; whoever started it ends it when it takes too long. Its arguments
 * are the doors with the readers.
 */
const targets = new Map((await findTargets(process.argv.slice(2))).map((target) => [target.name, target]))

process.on('message', (order: Order) => {
  void obey(order)
})

async function obey(order: Order): Promise<void> {
  const target = targets.get(order.target)
  if (target === undefined) throw new Error(`no reader is named ${order.target}`)
  if ('input' in order) {
    await readOne(target, Buffer.from(order.input), 0)
    await tell({ done: 1 })
    return
  }
  const samples = samplesOf(target)
  const until = performance.now() + order.milliseconds
  let round = order.from
  for (; round < order.to && performance.now() < until; round++)
    await readOne(target, inputOf(samples, order.seed, round), round)
  await tell({ done: round - order.from })
}

async function readOne(target: Target, input: Buffer, round: number): Promise<void> {
  await tell({ begins: round })
  const fault = faultWith(target, input)
  if (fault !== null) await tell({ fault, round })
}

function faultWith(target: Target, input: Buffer): string | null {
  try {
    return faultOf(target.read(input))
  } catch (error) {
    return `throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`.slice(0, 1000)
  }
}

/** What is told must have left before a reader may hang: nothing goes out while it does. */
function tell(report: Report): Promise<unknown> {
  return new Promise((resolve) => process.send?.(report, undefined, undefined, resolve))
}
