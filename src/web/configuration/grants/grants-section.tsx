import { ActionIcon, Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { type Grant, listGrants } from '#contract/inventory/grants.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { RailSection } from '../../ui/record/record-page.tsx'
import { GiveForm } from './give-form.tsx'
import styles from './grants.module.css'
import { useTakeBack } from './use-take-back.ts'

/** To whom the item is given by name, beyond those who see it by their role; for who may give it. */
export function GrantsSection({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation('configuration')
  const [isGiving, { open, close }] = useDisclosure(false)
  const query = useQuery(ask(listGrants, { params: { id: ci.id } }))
  return (
    <RailSection title={t('grants.title')}>
      <Answered query={query} as="part">
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={styles.none}>{t('grants.none')}</p>
          ) : (
            <ul className={styles.grants}>
              {rows.map((grant) => (
                <GrantLine key={grant.id} ci={ci} grant={grant} />
              ))}
            </ul>
          )
        }
      </Answered>
      <Button variant="default" size="compact-sm" onClick={open}>
        {t('grants.give')}
      </Button>
      <Dialog opened={isGiving} title={t('grants.giveTitle', { item: ci.name })} onClose={close}>
        <GiveForm ci={ci} onDone={close} />
      </Dialog>
    </RailSection>
  )
}

function GrantLine({ ci, grant }: { readonly ci: Ci; readonly grant: Grant }) {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  const takeBack = useTakeBack(ci)
  const { person, organisation, until, obstacle, givenBy } = grant
  const house = nameOf(organisation.name)
  const name = person?.name ?? house
  return (
    <li className={styles.grant}>
      <span
        className={styles.who}
        data-hint={givenBy === null ? undefined : t('grants.givenBy', { name: givenBy })}
      >
        <span>{name}</span>
        <span className={styles.aside}>
          {person === null ? t('grants.everybody') : house}
          {until !== null && (
            <>
              {' · '}
              {t('grants.until')} <Moment at={until} as="day" />
            </>
          )}
        </span>
        {obstacle !== null && <span className={styles.obstacle}>{t(`grants.obstacle.${obstacle}`)}</span>}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('grants.takeBack', { name })}
        data-hint={t('grants.takeBack', { name })}
        onClick={() => takeBack(grant)}
      >
        <IconX size={15} stroke={1.8} aria-hidden="true" />
      </ActionIcon>
    </li>
  )
}
