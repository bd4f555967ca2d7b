import i18next from 'i18next'
import { z } from 'zod'
import { createClient, type Transport } from '#contract/client.ts'
import { route } from '#contract/route.ts'
import { Unreachable } from '../api/client.ts'

/** A list as it came from the server, named by it. */
export interface FetchedFile {
  readonly blob: Blob
  readonly name: string
  readonly rows: number
  /** Whether it holds all rows of the list; otherwise the first. */
  readonly complete: boolean
}

/**
 * Fetches a file below the list's own path.
 * @throws Refusal of the server, in the reader's words · Unreachable
 */
export async function fetchFile(path: string, query: Readonly<Record<string, string>>): Promise<FetchedFile> {
  const kept: FetchedFile[] = []
  const file = route({
    id: 'exports.file',
    method: 'GET',
    path,
    access: 'signed-in',
    query: z.record(z.string(), z.string()),
  })
  const call = createClient(
    keeping((one) => kept.push(one)),
    () => ({ 'accept-language': i18next.language }),
  )
  await call(file, { query })
  const [fetched] = kept
  if (fetched === undefined) throw new Error(`${path} brought no file`)
  return fetched
}

/** Puts an answer aside as it is; a refusal goes the usual way. */
function keeping(keep: (file: FetchedFile) => void): Transport {
  return async ({ method, url, headers }) => {
    try {
      const answer = await fetch(url, { method, headers, credentials: 'same-origin' })
      if (answer.ok) keep(await readFile(answer))
      const text = answer.ok ? '' : await answer.text()
      return { status: answer.status, text: () => Promise.resolve(text) }
    } catch (failure) {
      throw new Unreachable(failure)
    }
  }
}

async function readFile(answer: Response): Promise<FetchedFile> {
  const { headers } = answer
  return {
    blob: await answer.blob(),
    name: /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'renkei',
    rows: Number(headers.get('renkei-rows')),
    complete: headers.get('renkei-complete') === 'true',
  }
}

/** Lets the browser keep it where the reader keeps downloads. */
export function saveFile({ blob, name }: Pick<FetchedFile, 'blob' | 'name'>): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken it over by then, and would otherwise keep it for as long as the page is open.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
