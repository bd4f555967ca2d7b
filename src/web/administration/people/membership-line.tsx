import { useTranslation } from 'react-i18next'
import { Role } from '#contract/identity/access.ts'
import { useLocale } from '../../i18n/locale.tsx'
import { ChoiceField } from '../../ui/forms/fields.tsx'
import { nameIn } from '../directory/name-in.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { changeRole, type Membership, placeOf } from './membership.ts'
import styles from './people.module.css'
import { useRoleName } from './role-words.ts'

interface Props {
  readonly membership: Membership
  readonly roles: readonly Role[]
  readonly path: string
  readonly onChange: (membership: Membership) => void
}

/** One role, and beside it the team or division that the role asks for. */
export function MembershipLine({ membership, roles, path, onChange }: Props) {
  const { t } = useTranslation('administration')
  const roleName = useRoleName()
  return (
    <>
      <div className={styles.role}>
        <ChoiceField
          path={`${path}/role`}
          aria-label={t('people.role')}
          data={roles.map((role) => ({ value: role, label: roleName(role) }))}
          value={membership.role}
          onValue={(name) => onChange(changeRole(membership, Role.parse(name)))}
        />
      </div>
      <div className={styles.place}>
        <PlaceField membership={membership} path={path} onChange={onChange} />
      </div>
    </>
  )
}

function PlaceField({ membership, path, onChange }: Omit<Props, 'roles'>) {
  const { t } = useTranslation('administration')
  const { language } = useLocale()
  const { data } = useDirectory()
  const place = placeOf(membership.role)
  if (place === 'house') return <span className={styles.house}>{t('people.forAll')}</span>
  const isDivision = place === 'division'
  const choices = (isDivision ? data?.divisions : data?.teams) ?? []
  const what = t(isDivision ? 'people.division' : 'people.team')
  return (
    <ChoiceField
      path={`${path}/${isDivision ? 'divisionId' : 'teamId'}`}
      aria-label={what}
      placeholder={place === 'maybe-team' ? t('people.maybeTeam') : what}
      searchable
      clearable={place === 'maybe-team'}
      nothingFoundMessage={t('people.noPlace')}
      data={choices.map((one) => ({ value: one.id, label: nameIn(one.name, language).text }))}
      value={isDivision ? membership.divisionId : membership.teamId}
      onValue={(id) => onChange({ ...membership, [isDivision ? 'divisionId' : 'teamId']: id })}
    />
  )
}
