import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useProblem } from '../../ui/forms/form.tsx'
import { readMemberships, rolesFor, writeMembership } from './membership.ts'
import { MembershipLine } from './membership-line.tsx'
import styles from './people.module.css'

interface Props {
  /** Memberships as drafts keep them. */
  readonly value: readonly string[]
  readonly people: 'inside' | 'outside'
  readonly onValue: (value: readonly string[]) => void
}

/** The roles of a person, each with the team or division for which it is held. */
export function MembershipEditor({ value, people, onValue }: Props) {
  const { t } = useTranslation('administration')
  const problem = useProblem('/memberships')
  // The line's place is what it is known by: two may be alike while they are being typed.
  const lines = readMemberships(value).map((membership, index) => ({
    membership,
    index,
    path: `/memberships/${index}`,
  }))
  const roles = rolesFor(people)
  const texts = lines.map(({ membership }) => writeMembership(membership))
  const put = (index: number, text: string) => onValue(texts.map((one, at) => (at === index ? text : one)))
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('people.roles')}</legend>
      <p className={styles.hint} data-phrases>
        {t(people === 'inside' ? 'people.rolesHint' : 'people.guestHint')}
      </p>
      {lines.map(({ membership, index, path }) => (
        <div key={path} className={styles.membership}>
          <MembershipLine
            membership={membership}
            roles={roles}
            path={path}
            onChange={(next) => put(index, writeMembership(next))}
          />
          {lines.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('people.removeRole')}
              onClick={() => onValue(texts.filter((_, at) => at !== index))}
            >
              <IconTrash size={18} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
          )}
        </div>
      ))}
      {people === 'inside' && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} stroke={1.8} aria-hidden="true" />}
          onClick={() =>
            onValue([...texts, writeMembership({ role: 'responder', teamId: null, divisionId: null })])
          }
        >
          {t('people.addRole')}
        </Button>
      )}
      {problem !== null && (
        <p className={styles.fault} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
