import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type InterestRulesRevision, readInterestRules } from '#contract/intel/interest.ts'
import { Answered } from '../../api/answered.tsx'
import { FailureBox } from '../../api/failure-box.tsx'
import { ask } from '../../api/query.ts'
import { useMay } from '../../session/me.tsx'
import { ConflictDialog } from '../../ui/conflict/conflict-dialog.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { TextArea } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { usePlacedProblems } from '../forms/placed-problems.ts'
import { DryRun } from './dry-run.tsx'
import styles from './interest-rules.module.css'
import { fieldsOf, rulesOf } from './rules-fields.ts'
import { RulesInputs } from './rules-form.tsx'
import { useChangeRules } from './use-change-rules.ts'
import { useRulesViews } from './use-rules-views.ts'

/** How the teams' interests are proposed: the rules, what others would change, and putting them in force. */
export function InterestRulesScreen() {
  const { t } = useTranslation(['administration', 'web'])
  const rules = useQuery(ask(readInterestRules))
  return (
    <Page title={t('web:places.interest')} lead={t('interestRules.lead')}>
      <Answered query={rules} as="part">
        {(inForce) => <Rules inForce={inForce} />}
      </Answered>
    </Page>
  )
}

/** Refusals without a field of their own show at the top. */
const nowhere = {}

function Rules({ inForce }: { readonly inForce: InterestRulesRevision }) {
  const { t } = useTranslation('administration')
  const may = useMay()
  const draft = useDraft('interest-rules', fieldsOf(inForce.rules), { version: inForce.revision })
  const change = useChangeRules(inForce, draft)
  const problems = usePlacedProblems(change.error, nowhere)
  const views = useRulesViews()
  const rules = rulesOf(draft.value)
  return (
    <Form width="page" problems={problems} onSubmit={change.save}>
      {change.theirs !== null && (
        <ConflictDialog
          fields={views}
          base={draft.base}
          theirs={fieldsOf(change.theirs.rules)}
          mine={draft.value}
          onSettle={change.settle}
          onClose={change.leave}
        />
      )}
      {change.error !== null && <FailureBox failure={change.error} during="form" />}
      <InForce inForce={inForce} />
      <DraftNote restored={draft.restored} onDiscard={draft.clear} />
      <RulesInputs draft={draft} />
      <DryRun rules={rules} />
      {may('interest-rules.change') && (
        <Sheet>
          <TextArea
            path="/note"
            label={t('interestRules.note')}
            description={t('interestRules.noteHint')}
            minRows={2}
            value={String(draft.value.note ?? '')}
            onValue={(note) => draft.change({ note })}
          />
          <div className={styles.actions}>
            <Button type="submit" loading={change.isPending} disabled={!draft.touched || rules === null}>
              {t('interestRules.putInForce')}
            </Button>
            {draft.touched && (
              <Button variant="subtle" onClick={draft.clear}>
                {t('interestRules.discard')}
              </Button>
            )}
          </div>
        </Sheet>
      )}
    </Form>
  )
}

function InForce({ inForce }: { readonly inForce: InterestRulesRevision }) {
  const { t } = useTranslation('administration')
  const { revision, madeAt, madeBy, note } = inForce
  return (
    <p className={styles.words}>
      {madeAt === null || madeBy === ''
        ? t('interestRules.builtIn', { revision })
        : t('interestRules.madeBy', { revision, name: madeBy })}{' '}
      {madeAt !== null && <Moment at={madeAt} as="recent" />}
      {note !== '' && <q>{note}</q>}
    </p>
  )
}
