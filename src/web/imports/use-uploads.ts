import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listFeeds } from '#contract/intel/feeds.ts'
import { listJobs } from '#contract/platform/jobs.ts'
import { type Destination, sendFile, type Upload } from './upload.ts'

/** How far an upload is: being sent, handed over to a job, or refused. */
export type UploadState =
  | { readonly phase: 'sending'; readonly share: number }
  | { readonly phase: 'sent'; readonly job: string }
  | { readonly phase: 'refused'; readonly failure: unknown }

export type TrackedUpload = Upload & { readonly state: UploadState }

/** A file and where it is to go. */
export interface Choice {
  readonly file: File
  readonly destination: Destination
}

export interface Uploads {
  readonly uploads: readonly TrackedUpload[]
  start(choices: readonly Choice[]): void
  /** Sends the same file once more. */
  retry(upload: Upload): void
  /** Puts an upload away; one that is still being sent is ended. */
  drop(upload: Upload): void
}

/** Files on their way, one after the other, each to become a job of its own; they go on whichever page is open. */
export function useUploads(): Uploads {
  const queries = useQueryClient()
  const [uploads, setUploads] = useState<readonly TrackedUpload[]>([])
  const settle = (id: string, state: UploadState) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, state } : one)))
  const send = useMutation({
    scope: { id: 'imports' },
    mutationFn: (upload: Upload) =>
      sendFile(upload, (share) => settle(upload.id, { phase: 'sending', share })),
    onSuccess: async (job, upload) => {
      // The tray knows the job before the upload leaves it.
      await Promise.all([listJobs, listFeeds].map(({ id }) => queries.invalidateQueries({ queryKey: [id] })))
      settle(upload.id, { phase: 'sent', job })
    },
    onError: (failure, upload) => settle(upload.id, { phase: 'refused', failure }),
  })
  const start = (choices: readonly Choice[]) => {
    const begun = choices.map(begin)
    setUploads((all) => [...begun, ...all])
    for (const upload of begun) send.mutate(upload)
  }
  const drop = (upload: Upload) => {
    upload.stop.abort()
    setUploads((all) => all.filter((one) => one.id !== upload.id))
  }
  const retry = (upload: Upload) => {
    drop(upload)
    start([upload])
  }
  return { uploads, start, retry, drop }
}

function begin({ file, destination }: Choice): TrackedUpload {
  return {
    id: crypto.randomUUID(),
    file,
    destination,
    stop: new AbortController(),
    state: { phase: 'sending', share: 0 },
  }
}
