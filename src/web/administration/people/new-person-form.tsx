import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createUser, listUsers } from '#contract/identity/people.ts'
import { Language, Tlp } from '#contract/shapes.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { type DraftForm, useDraft } from '../../ui/drafts/use-draft.ts'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { orNull } from '../forms/or-null.ts'
import { usePlacedProblems } from '../forms/placed-problems.ts'
import { ClearanceField } from './clearance-field.tsx'
import { InitialPassword } from './initial-password.tsx'
import { readMemberships } from './membership.ts'
import { MembershipEditor } from './membership-editor.tsx'
import { blankPerson, type NewPerson, NewPersonFields, peopleOf } from './new-person-fields.tsx'
import styles from './people.module.css'
import { personPlaces } from './person-places.ts'

/** A person just made, and the password with which they sign in for the first time. */
export interface MadeAccount {
  readonly name: string
  readonly login: string
  readonly password: string
}

/** The form for a new person. All but the password survives a reload. */
export function NewPersonForm({ onMade }: { readonly onMade: (made: MadeAccount) => void }) {
  const { t } = useTranslation('administration')
  const draft = useDraft('person.new', blankPerson)
  const [password, setPassword] = useState('')
  const { data: directory } = useDirectory()
  const people = peopleOf(draft.value.organisationId, directory?.organisations ?? [])
  const send = useCreate(draft, password, onMade)
  const problems = usePlacedProblems(send.error, personPlaces)
  return (
    <Form label={t('people.add')} problems={problems} onSubmit={() => send.mutate()}>
      {send.error !== null && <FailureBox failure={send.error} during="form" />}
      <DraftNote restored={draft.restored} onDiscard={draft.clear} />
      <NewPersonFields draft={draft} />
      <InitialPassword value={password} onValue={setPassword} />
      <MembershipEditor
        value={draft.value.memberships}
        people={people}
        onValue={(memberships) => draft.change({ memberships })}
      />
      <ClearanceField
        value={draft.value.clearance}
        usual={people === 'inside' ? 'amber+strict' : 'amber'}
        onValue={(clearance) => draft.change({ clearance })}
      />
      <div className={styles.actions}>
        <Button type="submit" loading={send.isPending}>
          {t('people.send')}
        </Button>
      </div>
    </Form>
  )
}

function useCreate(draft: DraftForm<NewPerson>, password: string, onMade: (made: MadeAccount) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => callServer(createUser, { body: { ...bodyOf(draft.value), password } }),
    onSuccess: ({ name, login }) => {
      draft.clear()
      onMade({ name, login, password })
      return queries.invalidateQueries({ queryKey: [listUsers.id] })
    },
  })
}

function bodyOf({ login, name, email, language, organisationId, clearance, memberships }: NewPerson) {
  return {
    login,
    name,
    email: orNull(email),
    language: Language.parse(language),
    memberships: readMemberships(memberships),
    ...(organisationId !== null && { organisationId }),
    ...(clearance !== null && { clearance: Tlp.parse(clearance) }),
  }
}
