import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Job, listJobProblems } from '#contract/platform/jobs.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { problemsAsCsv, problemsFileName } from './problems-csv.ts'

const mostAtOnce = 200

/** What a job could not read, as a file to be worked through elsewhere; nothing where it could read all. */
export function ProblemsFile({ job }: { readonly job: Job }) {
  const { t, i18n } = useTranslation()
  const digits = new Intl.NumberFormat(i18n.language)
  const save = useMutation({
    mutationFn: () => fetchProblems(job.id),
    onSuccess: ({ rows, total }) => {
      const figures = { count: rows.length, shown: digits.format(rows.length), total: digits.format(total) }
      const about = t(rows.length < total ? 'jobs.file.first' : 'jobs.file.all', figures)
      const csv = problemsAsCsv(rows, {
        about: [job.title, about, job.endedAt ?? ''],
        headings: [t('jobs.file.place'), t('jobs.file.problem'), t('jobs.file.code')],
      })
      saveFile(csv, problemsFileName(job.title))
    },
    onError: showFailure,
  })
  if (job.problems.length === 0 || job.endedAt === null) return null
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={save.isPending}
      leftSection={<IconDownload size={14} stroke={1.6} aria-hidden="true" />}
      aria-label={t('jobs.file.saveOf', { title: job.title })}
      onClick={() => save.mutate()}
    >
      {t('jobs.file.save')}
    </Button>
  )
}

async function fetchProblems(id: string) {
  const first = await callServer(listJobProblems, { params: { id }, query: { limit: mostAtOnce } })
  const rows = [...first.rows]
  let { next } = first
  while (next !== null) {
    const page = await callServer(listJobProblems, {
      params: { id },
      query: { limit: mostAtOnce, cursor: next },
    })
    rows.push(...page.rows)
    next = page.next
  }
  return { rows, total: first.total ?? rows.length }
}

function saveFile(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
