import { createClient } from '#contract/client.ts'
import { listCis } from '#contract/inventory/cis.ts'
import { importDocument } from '#contract/inventory/documents.ts'
import { listFindings, listVulnerabilities } from '#contract/matching/findings.ts'
import { readImpact } from '#contract/matching/impact.ts'
import { type ServerProcess, startServer, stopServer } from '#test/endurance/server-process.ts'
import type { Bench } from '../bench.ts'
import { makeCatalogue } from '../generate/catalogue.ts'
import { makeId } from '../generate/ids.ts'
import { cycloneDx } from '../generate/sboms.ts'
import type { Size } from '../sizes.ts'
import { type HeldPackage, listHeldPackages } from '../stage/advisories.ts'
import { awaitJob } from '../stage/importing.ts'
import { peakMemory } from '../stage/memory.ts'
import { openStage } from '../stage/stage.ts'
import { measurement } from './measurement.ts'

const rounds = 40
const importedComponents = 8000

/** The server as it is started for people, on the full data, while they work and a large document comes in. */
export const memory: Bench = {
  name: 'memory',
  async run(size) {
    const { secret, popular, data, environment } = await prepare(size)
    const server = await startServer(data, { port: 0, environment })
    try {
      const samples: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        await work(server, { secret, popular, round })
        samples.push(peakMemory(server.child.pid ?? 0))
      }
      await importLarge(server, size, secret)
      samples.push(peakMemory(server.child.pid ?? 0))
      return [
        measurement({
          name: 'memory: server with everything loaded',
          target: { bound: 'at most', value: 500, unit: 'MB' },
          of: 'largest',
          samples,
          memory: Math.max(...samples),
          note: `${rounds} rounds of lists and impact, one document of ${importedComponents}; resident, largest ever`,
        }),
      ]
    } finally {
      await stopServer(server)
    }
  },
}

/** What the server does not tell; the data folder is let go again, so that it can take it. */
async function prepare(size: Size) {
  const stage = await openStage(size)
  try {
    const { data, databaseUrl } = stage.place.config
    const database = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }
    const packages = await listHeldPackages(stage.client)
    return {
      data,
      environment: { RENKEI_LOG: 'error', ...database },
      popular: packages.slice(0, rounds),
      secret: await stage.secretOf('engineer'),
    }
  } finally {
    await stage.close()
  }
}

async function importLarge({ url }: ServerProcess, size: Size, secret: string): Promise<void> {
  const call = clientOf(url, secret)
  const components = makeCatalogue(size.components).components.slice(0, importedComponents)
  const { job } = await call(importDocument, {
    params: { id: makeId('item', size.items) },
    query: { name: 'large.json' },
    body: new Blob([cycloneDx('large', components)]),
  })
  await awaitJob(call, job)
}

interface Work {
  readonly secret: string
  readonly popular: readonly HeldPackage[]
  readonly round: number
}

/** What somebody looks at in a minute. */
async function work({ url }: ServerProcess, { secret, popular, round }: Work): Promise<void> {
  const call = clientOf(url, secret)
  const from = `package:${popular[round % popular.length]?.packageKey ?? ''}`
  await Promise.all([
    call(listVulnerabilities, { query: { limit: 200 } }),
    call(listFindings, { query: { limit: 200 } }),
    call(listCis, { query: { limit: 200 } }),
    call(readImpact, { query: { from, limit: 200 } }),
  ])
}

function clientOf(url: string, token: string) {
  return createClient(async ({ method, url: path, headers, body }) => {
    const given =
      body === undefined
        ? {}
        : { body: body instanceof ReadableStream ? await new Response(body).blob() : body }
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      ...given,
    })
    const text = await answer.text()
    return { status: answer.status, text: () => Promise.resolve(text) }
  })
}
