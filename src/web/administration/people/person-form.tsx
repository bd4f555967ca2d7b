import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { User } from '#contract/identity/people.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { ConflictDialog } from '../../ui/conflict/conflict-dialog.tsx'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { usePlacedProblems } from '../forms/placed-problems.ts'
import { ClearanceField } from './clearance-field.tsx'
import { MembershipEditor } from './membership-editor.tsx'
import { peopleOf } from './new-person-fields.tsx'
import styles from './people.module.css'
import { fieldsOf } from './person-fields.ts'
import { personPlaces } from './person-places.ts'
import { useChangePerson } from './use-change-person.ts'
import { useConflictFields } from './use-conflict-fields.tsx'

interface Props {
  readonly person: User
  readonly label: string
}

/** Changing name, mail, roles and clearance; nobody's change is overwritten unseen. */
export function PersonForm({ person, label }: Props) {
  const { t } = useTranslation(['administration', 'web'])
  const { data: directory } = useDirectory()
  const draft = useDraft(`person.${person.id}`, fieldsOf(person), { version: person.version })
  const change = useChangePerson(person, draft)
  const problems = usePlacedProblems(change.error, personPlaces)
  const conflictFields = useConflictFields()
  const { value } = draft
  return (
    <>
      <Form label={label} problems={problems} onSubmit={change.save}>
        {change.error !== null && <FailureBox failure={change.error} during="form" />}
        <DraftNote restored={draft.restored} onDiscard={draft.clear} />
        <TextField
          path="/name"
          label={t('people.name')}
          value={value.name}
          onValue={(name) => draft.change({ name })}
        />
        <TextField
          path="/email"
          label={t('people.email')}
          type="email"
          value={value.email}
          onValue={(email) => draft.change({ email })}
        />
        <MembershipEditor
          value={value.memberships}
          people={peopleOf(person.organisationId, directory?.organisations ?? [])}
          onValue={(memberships) => draft.change({ memberships })}
        />
        <ClearanceField
          value={value.clearance}
          onValue={(clearance) => draft.change({ clearance: clearance ?? value.clearance })}
        />
        <div className={styles.actions}>
          <Button type="submit" loading={change.isPending} disabled={!draft.touched}>
            {t('web:actions.save')}
          </Button>
        </div>
      </Form>
      {change.theirs !== null && (
        <ConflictDialog
          fields={conflictFields}
          base={draft.base}
          theirs={fieldsOf(change.theirs)}
          mine={value}
          onSettle={change.settle}
          onClose={change.leave}
        />
      )}
    </>
  )
}
