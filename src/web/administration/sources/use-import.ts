import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { importFeed, listFeeds } from '#contract/intel/feeds.ts'
import { listJobs } from '#contract/platform/jobs.ts'
import { type Sent, uploadFile } from '../../api/upload.ts'

/** A file on its way to the server, in bytes. */
export interface Transfer extends Sent {
  readonly name: string
}

interface Import {
  /** null when nothing is being sent. */
  readonly transfer: Transfer | null
  /** null unless the last transfer failed; calling it off is no failure. */
  readonly failure: Error | null
  /** The id of the job that reads what was sent last. */
  readonly job: string | null
  readonly send: (file: File) => void
  readonly stop: () => void
}

interface Shipment {
  readonly file: File
  readonly control: AbortController
}

/** Sends one file after the other to a source. A transfer goes on when the page is left, until the tab is closed. */
export function useImport(source: string): Import {
  const queries = useQueryClient()
  const [sent, setSent] = useState<Sent>({ sent: 0, total: 0 })
  const shipment = useMutation({
    mutationFn: ({ file, control }: Shipment) =>
      uploadFile(
        importFeed,
        { params: { source }, query: { name: file.name }, body: file },
        { onSent: setSent, signal: control.signal },
      ),
    onSuccess: () =>
      Promise.all([listJobs, listFeeds].map(({ id }) => queries.invalidateQueries({ queryKey: [id] }))),
  })
  const { variables, isPending } = shipment
  return {
    transfer: isPending ? { name: variables.file.name, ...sent } : null,
    failure: variables?.control.signal.aborted === true ? null : shipment.error,
    job: shipment.data?.job ?? null,
    send: (file) => {
      setSent({ sent: 0, total: file.size })
      shipment.mutate({ file, control: new AbortController() })
    },
    stop: () => variables?.control.abort(),
  }
}
