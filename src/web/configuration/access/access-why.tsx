import { Modal, Select, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#contract/client.ts'
import { listUsers } from '#contract/identity/people.ts'
import { type Ci, explainCiAccess } from '#contract/inventory/cis.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { useMay } from '../../session/me.tsx'
import styles from './access.module.css'

type Access = Answer<typeof explainCiAccess>

/** A quiet link that tells by which roles the reader, or somebody else, may see and change the item. */
export function AccessWhy({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation('configuration')
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <UnstyledButton className={styles.link} onClick={open}>
        {t('access.whyOwn')}
      </UnstyledButton>
      <Modal opened={isOpen} onClose={close} title={t('access.why')} size={680}>
        <p className={styles.lead}>{t('access.lead')}</p>
        <Explained ci={ci} />
      </Modal>
    </>
  )
}

function Explained({ ci }: { readonly ci: Ci }) {
  const may = useMay()
  const [personId, setPersonId] = useState<string | null>(null)
  const query = useQuery(
    ask(explainCiAccess, { params: { id: ci.id }, query: personId === null ? {} : { personId } }),
  )
  return (
    <>
      {may('user.view') && <PersonChoice value={personId} onValue={setPersonId} />}
      <Answered query={query} as="part">
        {(access) => <Actions access={access} />}
      </Answered>
    </>
  )
}

interface ChoiceProps {
  readonly value: string | null
  readonly onValue: (value: string | null) => void
}

function PersonChoice({ value, onValue }: ChoiceProps) {
  const { t } = useTranslation('configuration')
  const { data } = useQuery(ask(listUsers, { query: { limit: 200 } }))
  const people = (data?.rows ?? []).filter((person) => person.disabledAt === null)
  return (
    <Select
      searchable
      clearable
      label={t('access.other')}
      placeholder={t('access.choose')}
      data={people.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` }))}
      value={value}
      onChange={onValue}
    />
  )
}

function Actions({ access }: { readonly access: Access }) {
  const { t } = useTranslation('configuration')
  if (access.person === null) return <p>{t('access.operator')}</p>
  return (
    <dl className={styles.actions}>
      {access.actions.map((one) => (
        <div key={one.action} className={styles.action}>
          <dt>{t(`access.action.${one.action}`)}</dt>
          <dd data-allowed={one.allowed}>
            <strong>{t(one.allowed ? 'access.yes' : 'access.no')}</strong>
            <Grounds action={one} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Grounds({ action }: { readonly action: Access['actions'][number] }) {
  const { t } = useTranslation(['configuration', 'words'])
  const nameOf = useNameOf()
  const { grounds, obstacles } = action
  return (
    <ul className={styles.grounds}>
      {grounds.map(({ role, scope, place }) => (
        <li key={`${role} ${scope} ${place?.ja ?? ''}`}>
          {t(`access.ground.${scope}`, {
            role: t(`words:roles.${role}`),
            place: place === null ? '' : nameOf(place),
          })}
        </li>
      ))}
      {grounds.length === 0 && <li>{t('access.none')}</li>}
      {obstacles.map((obstacle) => (
        <li key={obstacle}>{t(`access.obstacle.${obstacle}`)}</li>
      ))}
    </ul>
  )
}
