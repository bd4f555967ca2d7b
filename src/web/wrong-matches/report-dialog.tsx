import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import type { Finding } from '#contract/matching/findings.ts'
import { endWrongMatch, previewWrongMatch, reportWrongMatch } from '#contract/matching/wrong-matches.ts'
import { callServer } from '../api/client.ts'
import { FailureBox } from '../api/failure-box.tsx'
import { ask } from '../api/query.ts'
import { showFailure } from '../api/show-failure.tsx'
import { endOfDay } from '../configuration/grants/recipients.ts'
import { useNameOf } from '../i18n/bilingual.tsx'
import { Dialog } from '../ui/dialog/dialog.tsx'
import { useDraft } from '../ui/drafts/use-draft.ts'
import { showUndo } from '../ui/feedback/undo-toast.tsx'
import { DraftNote } from '../ui/forms/draft-note.tsx'
import { ChoiceField, TextArea, TextField } from '../ui/forms/fields.tsx'
import { Form } from '../ui/forms/form.tsx'
import { useExplanation } from '../vulnerabilities/record/findings/use-explanation.ts'
import { refreshReported } from './refresh.ts'
import { beginReport, type Power, type ReportDraft, scopeOf } from './report-draft.ts'
import styles from './wrong-matches.module.css'

interface Props {
  readonly finding: Finding
  readonly may: Power
  readonly onClose: () => void
}

/** Asks what of a match is wrong, how far that goes, why, and until when; tells before what it will set aside. */
export function ReportDialog({ finding, may, onClose }: Props) {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const explain = useExplanation()
  const begun = beginReport(may, Temporal.Now.plainDateISO())
  const draft = useDraft<ReportDraft>(`wrong.${finding.vulnerability.id}.${finding.component.id}`, begun)
  const { value } = draft
  const report = useReport(finding, () => {
    draft.clear()
    onClose()
  })
  const problems = report.error instanceof Refusal ? report.error.details.problems : []
  return (
    <Dialog opened title={t('wrong.title')} width={640} onClose={onClose}>
      <Form label={t('wrong.title')} problems={problems} onSubmit={() => report.mutate(value)}>
        <p className={styles.subject}>
          {finding.vulnerability.name} · {finding.component.name} {finding.component.version} ·{' '}
          {finding.ci.name}
        </p>
        <p className={styles.quiet} data-phrases>
          {explain(finding)}
        </p>
        <DraftNote restored={draft.restored} onDiscard={draft.clear} />
        {report.error !== null && <FailureBox failure={report.error} during="form" />}
        <ScopeFields finding={finding} may={may} value={value} onChange={draft.change} />
        <TextArea
          path="/reason"
          required
          label={t('wrong.reason')}
          description={t('wrong.reasonHint')}
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
        <Reach finding={finding} value={value} />
        <footer className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {t('web:actions.cancel')}
          </Button>
          <Button
            type="submit"
            loading={report.isPending}
            disabled={value.reason.trim() === '' || value.until === ''}
          >
            {t('wrong.send')}
          </Button>
        </footer>
      </Form>
    </Dialog>
  )
}

interface ScopeProps {
  readonly finding: Finding
  readonly may: Power
  readonly value: ReportDraft
  readonly onChange: (change: Partial<ReportDraft>) => void
}

function ScopeFields({ finding, may, value, onChange }: ScopeProps) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const { component, reason, vulnerability, ci, team } = finding
  const facts = {
    vulnerability: vulnerability.name,
    record: reason.record,
    rank: t(`rank.${reason.rank}`),
    package: component.packageKey,
    component: `${component.name} ${component.version}`,
    item: ci.name,
    team: team === null ? '' : nameOf(team.name),
  }
  const places = [
    ...(may.ofTeam ? (['item', 'team'] as const) : []),
    ...(may.ofAll ? (['everywhere'] as const) : []),
  ]
  const abouts = ['vulnerability', 'record', 'rank'] as const
  const versions = ['component', 'package'] as const
  return (
    <>
      <ChoiceField
        path="/about"
        label={t('wrong.about')}
        data={abouts.map((one) => ({ value: one, label: t(`wrong.abouts.${one}`, facts) }))}
        value={value.about}
        onValue={(chosen) => onChange({ about: abouts.find((one) => one === chosen) ?? 'vulnerability' })}
      />
      <ChoiceField
        path="/versions"
        label={t('wrong.versions')}
        data={versions.map((one) => ({ value: one, label: t(`wrong.ofVersions.${one}`, facts) }))}
        value={value.versions}
        onValue={(chosen) => onChange({ versions: versions.find((one) => one === chosen) ?? 'component' })}
      />
      <ChoiceField
        path="/ci"
        label={t('wrong.where')}
        data={places.map((one) => ({ value: one, label: t(`wrong.places.${one}`, facts) }))}
        value={value.where}
        onValue={(chosen) => onChange({ where: places.find((one) => one === chosen) ?? value.where })}
      />
    </>
  )
}

/** What it will set aside, as far as the reader may see. */
function Reach({ finding, value }: { readonly finding: Finding; readonly value: ReportDraft }) {
  const { t } = useTranslation('vulnerabilities')
  const { data, error } = useQuery({
    ...ask(previewWrongMatch, { query: scopeOf(finding, value) }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  if (error !== null) return <FailureBox failure={error} during="view" />
  return (
    <p className={styles.reach} aria-live="polite" data-phrases>
      {data !== undefined &&
        (data.findings === 0
          ? t('wrong.reachNothing')
          : t('wrong.reach', {
              count: data.findings,
              items: data.cis,
              vulnerabilities: data.vulnerabilities,
            }))}
    </p>
  )
}

function useReport(finding: Finding, onDone: () => void) {
  const { t } = useTranslation('vulnerabilities')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (draft: ReportDraft) => {
      const until = endOfDay(draft.until) ?? undefined
      return callServer(reportWrongMatch, {
        body: { ...scopeOf(finding, draft), reason: draft.reason, ...(until !== undefined && { until }) },
      })
    },
    onSuccess: (made) => {
      onDone()
      refreshReported(queries)
      showUndo(t('wrong.done', { count: made.silences }), () => {
        callServer(endWrongMatch, { params: { id: made.id } })
          .catch(showFailure)
          .finally(() => refreshReported(queries))
      })
    },
  })
}
