import type { Page } from 'playwright-core'

/** Calls a route as the person signed in; a file goes as bytes. */
export async function call(page: Page, path: string, body?: object) {
  const type = path.includes('?name=') ? 'application/octet-stream' : 'application/json'
  const sent = body === undefined ? null : JSON.stringify(body)
  return await page.evaluate(
    async (request) => {
      const init = { method: 'POST', body: request.sent, headers: { 'content-type': request.type } }
      const answer = await fetch(`/api/v1${request.path}`, request.sent === null ? {} : init)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${request.path}: ${text}`)
      return JSON.parse(text)
    },
    { path, type, sent },
  )
}
