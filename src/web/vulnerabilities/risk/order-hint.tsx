import { Popover, UnstyledButton } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { useTeams } from '../teams/use-teams.ts'
import styles from './risk.module.css'

interface Props {
  /** The team whose list it is; undefined: everybody's. */
  readonly teamId: string | undefined
  /** `facts`: a list of everything known is not ordered by anybody's interest. */
  readonly by: 'risk' | 'facts'
}

/** Says in a sentence how the list is ordered; a question mark opens the whole of it. */
export function OrderHint({ teamId, by }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const team = useTeams()?.find(({ id }) => id === teamId)
  const name = team === undefined || by === 'facts' ? null : nameOf(team.name)
  return (
    <>
      {name === null ? t('order.lead') : t('order.leadOf', { team: name })}
      <Popover width={360} position="bottom-start" withRoles trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={styles.question} aria-label={t('order.of')}>
            <IconHelp size={17} stroke={1.6} aria-hidden="true" />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={styles.panel} tabIndex={-1} data-autofocus>
          <p className={styles.panelTitle}>{t('order.of')}</p>
          <ol className={styles.steps}>
            <li>{t('order.exploited')}</li>
            {by === 'risk' && (
              <li>{name === null ? t('order.interest') : t('order.interestOf', { team: name })}</li>
            )}
            <li>{t('order.epss')}</li>
            <li>{t('order.severity')}</li>
            <li>{t('order.items')}</li>
          </ol>
          <p className={styles.rule} data-phrases>
            {t('order.rule')}
          </p>
        </Popover.Dropdown>
      </Popover>
    </>
  )
}
