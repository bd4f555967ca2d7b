import i18next from 'i18next'
import { createClient, type Transport } from '#contract/client.ts'

/** The server cannot be reached, or its answer did not arrive whole. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('the server cannot be reached', { cause })
    this.name = 'Unreachable'
  }
}

const overHttp: Transport = async ({ method, url, headers, body }) => {
  try {
    const answer = await fetch(url, { method, headers, body: body ?? null, credentials: 'same-origin' })
    const text = await answer.text()
    return { status: answer.status, text: () => Promise.resolve(text) }
  } catch (failure) {
    throw new Unreachable(failure)
  }
}

/** Calls any line of the contract as the person signed in, in the language on the screen. */
export const callServer = createClient(overHttp, () => ({
  'accept-language': i18next.language ?? document.documentElement.lang,
}))
