import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import { changeWrongMatch, endWrongMatch, WrongMatch } from '#contract/matching/wrong-matches.ts'
import { callServer } from '../api/client.ts'
import { FailureBox } from '../api/failure-box.tsx'
import { endOfDay } from '../configuration/grants/recipients.ts'
import { ConflictDialog } from '../ui/conflict/conflict-dialog.tsx'
import { Dialog } from '../ui/dialog/dialog.tsx'
import { useDraft } from '../ui/drafts/use-draft.ts'
import { showDone } from '../ui/feedback/undo-toast.tsx'
import { DraftNote } from '../ui/forms/draft-note.tsx'
import { TextArea, TextField } from '../ui/forms/fields.tsx'
import { Form } from '../ui/forms/form.tsx'
import { refreshReported } from './refresh.ts'
import styles from './wrong-matches.module.css'

type Fields = Readonly<{ reason: string; until: string }>

function fieldsOf({ reason, until }: WrongMatch): Fields {
  const day = Temporal.Instant.from(until).toZonedDateTimeISO(Temporal.Now.timeZoneId()).toPlainDate()
  return { reason, until: day.toString() }
}

/** Changes why a match is set aside and until when, or ends it now. */
export function EditDialog({
  report,
  onClose,
}: {
  readonly report: WrongMatch
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const draft = useDraft(`wrong.${report.id}`, fieldsOf(report), { version: report.version })
  const [theirs, setTheirs] = useState<WrongMatch | null>(null)
  const leave = () => {
    draft.clear()
    onClose()
  }
  const { change, end } = useDeeds(report.id, { onDone: leave, onOvertaken: setTheirs })
  const { value } = draft
  const failure = change.error ?? end.error
  if (theirs !== null) {
    return (
      <ConflictDialog
        fields={[
          { name: 'reason', label: t('wrong.reason') },
          { name: 'until', label: t('wrong.until') },
        ]}
        base={draft.base}
        theirs={fieldsOf(theirs)}
        mine={value}
        onSettle={(merged) => {
          draft.rebase(fieldsOf(theirs), theirs.version, merged)
          setTheirs(null)
          change.mutate({ ...merged, version: theirs.version })
        }}
        onClose={() => setTheirs(null)}
      />
    )
  }
  return (
    <Dialog opened title={t('wrong.list.changeOf', { name: report.packageKey })} onClose={onClose}>
      <Form
        label={t('wrong.list.change')}
        problems={failure instanceof Refusal ? failure.details.problems : []}
        onSubmit={() => change.mutate({ ...value, version: draft.version ?? report.version })}
      >
        <DraftNote restored={draft.restored} onDiscard={draft.clear} />
        {failure !== null && <FailureBox failure={failure} during="form" />}
        <TextArea
          path="/reason"
          required
          label={t('wrong.reason')}
          value={value.reason}
          maxLength={10_000}
          onValue={(reason) => draft.change({ reason })}
        />
        <TextField
          path="/until"
          type="date"
          required
          label={t('wrong.until')}
          description={t('wrong.untilHint')}
          value={value.until}
          onValue={(until) => draft.change({ until })}
        />
        <footer className={styles.foot}>
          <Button variant="default" loading={end.isPending} onClick={() => end.mutate()}>
            {t('wrong.list.end')}
          </Button>
          <Button
            type="submit"
            loading={change.isPending}
            disabled={value.reason.trim() === '' || value.until === ''}
          >
            {t('web:actions.save')}
          </Button>
        </footer>
      </Form>
    </Dialog>
  )
}

interface Options {
  readonly onDone: () => void
  /** Somebody else was first: the report as it is now. */
  readonly onOvertaken: (theirs: WrongMatch) => void
}

function useDeeds(id: string, { onDone, onOvertaken }: Options) {
  const { t } = useTranslation('vulnerabilities')
  const queries = useQueryClient()
  const onSuccess = (message: string) => () => {
    onDone()
    showDone(message)
    refreshReported(queries)
  }
  const change = useMutation({
    mutationFn: ({ reason, until, version }: Fields & { readonly version: number }) => {
      const end = endOfDay(until)
      return callServer(changeWrongMatch, {
        params: { id },
        version,
        body: { reason, ...(end !== null && { until: end }) },
      })
    },
    onSuccess: onSuccess(t('wrong.list.changed')),
    onError: (failure) => {
      const current =
        failure instanceof Refusal ? WrongMatch.safeParse(failure.details.current ?? null) : undefined
      if (current?.success === true && current.data.state === 'live') onOvertaken(current.data)
      else refreshReported(queries)
    },
  })
  const end = useMutation({
    mutationFn: () => callServer(endWrongMatch, { params: { id } }),
    onSuccess: onSuccess(t('wrong.list.ended')),
  })
  return { change, end }
}
