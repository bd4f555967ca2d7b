import { Button, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FailureBox } from '../../api/failure-box.tsx'
import { ConflictDialog } from '../../ui/conflict/conflict-dialog.tsx'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { type DraftForm, useDraft } from '../../ui/drafts/use-draft.ts'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { TextArea, TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { usePlacedProblems } from '../forms/placed-problems.ts'
import type { FetchedFeed } from './fetch-state.ts'
import { fieldsOf, type SettingsFields } from './settings-fields.ts'
import { useChangeFeed } from './use-change-feed.ts'

interface Props {
  readonly feed: FetchedFeed
  readonly onClose: () => void
}

/** From where and how often a source is fetched; nobody's change is overwritten unseen. */
export function SettingsDialog({ feed, onClose }: Props) {
  const { t } = useTranslation(['administration', 'web'])
  const draft = useDraft(`feed.${feed.id}`, fieldsOf(feed.settings), { version: feed.settings.version })
  const change = useChangeFeed(feed, draft, onClose)
  const problems = usePlacedProblems(change.error, nowhere)
  const conflictFields = useConflictFields()
  if (change.theirs !== null) {
    return (
      <ConflictDialog
        fields={conflictFields}
        base={draft.base}
        theirs={fieldsOf(change.theirs)}
        mine={draft.value}
        onSettle={change.settle}
        onClose={change.leave}
      />
    )
  }
  return (
    <Dialog opened title={t('sources.fetch.settingsOf', { title: feed.title })} onClose={onClose}>
      <Form problems={problems} onSubmit={change.save}>
        {change.error !== null && <FailureBox failure={change.error} during="form" />}
        <DraftNote restored={draft.restored} onDiscard={draft.clear} />
        <SettingsInputs draft={draft} />
        <Button type="submit" loading={change.isPending} disabled={!draft.touched}>
          {t('web:actions.save')}
        </Button>
      </Form>
    </Dialog>
  )
}

/** Every refusal of the settings names its field. */
const nowhere = {}

function SettingsInputs({ draft }: { readonly draft: DraftForm<SettingsFields> }) {
  const { t } = useTranslation('administration')
  const { value, change } = draft
  return (
    <>
      <Switch
        label={t('sources.fetch.enabled')}
        checked={value.enabled === 'on'}
        onChange={(event) => change({ enabled: event.currentTarget.checked ? 'on' : 'off' })}
      />
      <TextField
        path="/url"
        label={t('sources.fetch.address')}
        description={t('sources.fetch.addressHint')}
        data-autofocus
        value={value.url}
        onValue={(url) => change({ url })}
      />
      <TextField
        path="/intervalSeconds"
        label={t('sources.fetch.minutesField')}
        inputMode="numeric"
        value={value.minutes}
        onValue={(minutes) => change({ minutes })}
      />
      <TextArea
        path="/parts"
        label={t('sources.fetch.parts')}
        description={t('sources.fetch.partsHint')}
        value={value.parts}
        onValue={(parts) => change({ parts })}
      />
      <TextArea
        path="/hosts"
        minRows={2}
        label={t('sources.fetch.hosts')}
        description={t('sources.fetch.hostsHint')}
        value={value.hosts}
        onValue={(hosts) => change({ hosts })}
      />
      <TextArea
        path="/internalHosts"
        minRows={2}
        label={t('sources.fetch.internalHosts')}
        description={t('sources.fetch.internalHostsHint')}
        value={value.internalHosts}
        onValue={(internalHosts) => change({ internalHosts })}
      />
      <TextField
        path="/shrinkPercent"
        label={t('sources.fetch.shrink')}
        description={t('sources.fetch.shrinkHint')}
        inputMode="numeric"
        value={value.shrinkPercent}
        onValue={(shrinkPercent) => change({ shrinkPercent })}
      />
    </>
  )
}

function useConflictFields() {
  const { t } = useTranslation('administration')
  return [
    {
      name: 'enabled',
      label: t('sources.fetch.enabled'),
      show: (value: unknown) => (value === 'on' ? t('sources.fetch.on') : t('sources.fetch.off')),
    },
    { name: 'url', label: t('sources.fetch.address') },
    { name: 'minutes', label: t('sources.fetch.minutesField') },
    { name: 'parts', label: t('sources.fetch.parts') },
    { name: 'hosts', label: t('sources.fetch.hosts') },
    { name: 'internalHosts', label: t('sources.fetch.internalHosts') },
    { name: 'shrinkPercent', label: t('sources.fetch.shrink') },
  ]
}
