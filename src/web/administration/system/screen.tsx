import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#contract/client.ts'
import { readSystem } from '#contract/platform/system.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { SamplePart } from '../../sample/sample-part.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { Facts } from '../../ui/facts/facts.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { AdvicePart } from './advice-part.tsx'
import { Age, EndOfSupport } from './age.tsx'
import { inBytes } from './in-bytes.ts'
import { KeysPart } from './keys-part.tsx'
import { ListenerTable } from './listener-table.tsx'
import { ReadingsPart } from './readings-part.tsx'
import { StoragePart } from './storage-part.tsx'
import styles from './system.module.css'

type System = Answer<typeof readSystem>

/** How often the state of the machinery is asked for, in milliseconds; no event tells of it. */
const interval = 10_000

/** What runs underneath, and whether it is well. */
export function SystemScreen() {
  const { t } = useTranslation(['administration', 'web'])
  const system = useQuery({ ...ask(readSystem), refetchInterval: interval })
  return (
    <Page title={t('web:places.system')} lead={t('system.lead')}>
      <Answered query={system} as="part">
        {(data) => (
          <>
            <AdvicePart system={data} />
            <ProgramPart system={data} />
            <DatabasePart system={data} />
            <StoragePart storage={data.storage} databaseBytes={data.database.sizeBytes} />
            <DeliveryPart system={data} />
            <ReadingsPart kind="readings" />
            <ReadingsPart kind="advisories" />
            <KeysPart />
            <SamplePart />
          </>
        )}
      </Answered>
    </Page>
  )
}

interface PartProps {
  readonly system: System
}

function ProgramPart({ system }: PartProps) {
  const { t } = useTranslation('administration')
  return (
    <Sheet>
      <h2 className={styles.title}>{t('system.program')}</h2>
      <div className={styles.facts}>
        <Facts
          facts={[
            { name: t('system.version'), value: system.version },
            { name: t('system.node'), value: <code>{system.node}</code> },
            { name: t('system.started'), value: <Moment at={system.startedAt} as="recent" /> },
          ]}
        />
      </div>
    </Sheet>
  )
}

function DatabasePart({ system }: PartProps) {
  const { t, i18n } = useTranslation('administration')
  const { version, embedded, sizeBytes, releasedOn, builtOn, supportEndsOn } = system.database
  return (
    <Sheet>
      <h2 className={styles.title}>{t('system.database')}</h2>
      <p className={styles.words} data-phrases>
        {t(embedded ? 'system.embedded' : 'system.external')}
      </p>
      <p className={styles.words} data-phrases>
        {t(system.secondWall ? 'system.wallOn' : 'system.wallOff')}
      </p>
      <div className={styles.facts}>
        <Facts
          facts={[
            { name: t('system.databaseVersion'), value: version },
            { name: t('system.released'), value: <Age on={releasedOn} /> },
            { name: t('system.built'), value: <Age on={builtOn} /> },
            { name: t('system.supported'), value: <EndOfSupport on={supportEndsOn} /> },
            {
              name: t('system.runBy'),
              value: t(embedded ? 'system.byRenkei' : 'system.byServer'),
            },
            { name: t('system.size'), value: inBytes(sizeBytes, i18n.language) },
            { name: t('system.schema'), value: system.schema },
            { name: t('system.wall'), value: t(system.secondWall ? 'system.on' : 'system.off') },
          ]}
        />
      </div>
    </Sheet>
  )
}

function DeliveryPart({ system }: PartProps) {
  const { t } = useTranslation('administration')
  const parked = system.listeners.reduce((sum, listener) => sum + listener.parked, 0)
  return (
    <Sheet>
      <h2 className={styles.title}>{t('system.delivery')}</h2>
      <p className={styles.words} data-phrases>
        {parked === 0 ? t('system.deliveryWords') : t('system.parkedWords', { count: parked })}
      </p>
      <ListenerTable listeners={system.listeners} />
    </Sheet>
  )
}
