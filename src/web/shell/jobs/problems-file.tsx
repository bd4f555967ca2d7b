import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { pathOf } from '#contract/client.ts'
import { exportPath } from '#contract/exports/file.ts'
import { type Job, listJobProblems } from '#contract/platform/jobs.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { fetchFile, saveFile } from '../../exports/fetch-file.ts'
import { useLocale } from '../../i18n/locale.tsx'

/** What a job could not read, as a file to be worked through elsewhere; nothing where it could read all. */
export function ProblemsFile({ job }: { readonly job: Job }) {
  const { t, i18n } = useTranslation()
  const { timeZone } = useLocale()
  const digits = new Intl.NumberFormat(i18n.language)
  const kept = job.problems.length
  const cut = t('jobs.file.first', {
    count: kept,
    shown: digits.format(kept),
    total: digits.format(job.problemCount),
  })
  const about = kept < job.problemCount ? `${job.title} · ${cut}` : job.title
  const path = exportPath(pathOf(listJobProblems, { id: job.id }), 'csv')
  const save = useMutation({
    mutationFn: () => fetchFile(path, { zone: timeZone, about: about.replaceAll(/\p{Cc}/gu, ' ') }),
    onSuccess: saveFile,
    onError: showFailure,
  })
  if (kept === 0 || job.endedAt === null) return null
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
