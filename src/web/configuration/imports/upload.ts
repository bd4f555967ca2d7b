import i18next from 'i18next'
import { createClient, type Transport } from '#contract/client.ts'
import { importDocument } from '#contract/inventory/cis.ts'
import { Unreachable } from '../../api/client.ts'

/** A file on its way into a slot of an item. */
export interface Upload {
  readonly id: string
  readonly ciId: string
  readonly file: File
  readonly slot: string
  /** Ends the sending. */
  readonly stop: AbortController
}

/**
 * Sends a file; answers with the job that reads it. By XMLHttpRequest, as fetch does not tell how much is sent.
 * @param onShare is told the share sent so far, 0 to 1
 */
export async function sendFile(upload: Upload, onShare: (share: number) => void): Promise<string> {
  const send = createClient(counting(upload.stop.signal, onShare), () => ({
    'accept-language': i18next.language,
  }))
  const { job } = await send(importDocument, {
    params: { id: upload.ciId },
    query: { slot: upload.slot, name: upload.file.name.slice(0, 255) },
    body: upload.file,
  })
  return job
}

function counting(signal: AbortSignal, onShare: (share: number) => void): Transport {
  return ({ method, url, headers, body }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const request = new XMLHttpRequest()
      const fail = () => reject(signal.aborted ? signal.reason : new Unreachable(null))
      request.open(method, url)
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
      request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
        if (lengthComputable) onShare(loaded / total)
      }
      request.onload = () =>
        resolve({ status: request.status, text: () => Promise.resolve(request.responseText) })
      request.onerror = fail
      request.onabort = fail
      signal.addEventListener('abort', () => request.abort(), { once: true })
      request.send(body instanceof Blob ? body : null)
    })
}
