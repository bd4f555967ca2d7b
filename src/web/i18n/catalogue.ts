import type { Language } from '#contract/shapes.ts'

/** Where each name space lies. What the server, mails and the command line say is not for the web. */
const addresses = import.meta.glob<string>(
  [
    '../../texts/*/*.json',
    '!../../texts/*/cli.json',
    '!../../texts/*/errors.json',
    '!../../texts/*/mail.json',
    '!../../texts/*/problems.json',
  ],
  { query: '?url', import: 'default', eager: true },
)

/** A broken line is tried again after so long, in milliseconds. */
const patience = 1_000

/**
 * Fetches the texts of one name space (the file's name) in one language; as long as the server cannot be reached,
 * it goes on trying.
 * @throws Error when the server does not have them: after a new release, until the page is loaded anew
 */
export async function loadTexts(language: Language, nameSpace: string): Promise<object> {
  const address = addresses[`../../texts/${language}/${nameSpace}.json`]
  if (address === undefined) throw new Error(`no texts ${nameSpace} in ${language}`)
  for (;;) {
    const answer = await fetch(address).catch(() => undefined)
    if (answer?.ok === false) throw new Error(`${address} is answered with ${answer.status}`)
    const texts: unknown = await answer?.json().catch(() => undefined)
    if (typeof texts === 'object' && texts !== null) return texts
    await new Promise((resolve) => setTimeout(resolve, patience))
  }
}
