import { useTranslation } from 'react-i18next'
import { Pulse } from '../../ui/feedback/pulse.tsx'
import styles from './system.module.css'

interface Listener {
  readonly name: string
  readonly waiting: number
  readonly parked: number
}

/** Whoever reacts to events: what it does, how much waits for it, what it could not handle. */
export function ListenerTable({ listeners }: { readonly listeners: readonly Listener[] }) {
  const { t, i18n } = useTranslation('administration')
  const digits = new Intl.NumberFormat(i18n.language)
  const wordsOf = useListenerWords()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('system.listener')}</th>
          <th scope="col" data-align="end">
            {t('system.waiting')}
          </th>
          <th scope="col" data-align="end">
            {t('system.parked')}
          </th>
        </tr>
      </thead>
      <tbody>
        {listeners.map((listener) => (
          <tr key={listener.name}>
            <th scope="row">
              {wordsOf(listener.name)} <code className={styles.code}>{listener.name}</code>
            </th>
            <td data-align="end">
              <Pulse value={listener.waiting}>{digits.format(listener.waiting)}</Pulse>
            </td>
            <td data-align="end" data-parked={listener.parked > 0}>
              {digits.format(listener.parked)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function useListenerWords(): (name: string) => string | null {
  const { t } = useTranslation('administration')
  const words = new Map([
    ['intel.keep-item-statements', t('system.listeners.keepItemStatements')],
    ['matching.keep-hits', t('system.listeners.keepHits')],
    ['sharing.notify-findings', t('system.listeners.notifyFindings')],
    ['sharing.tell-sources', t('system.listeners.tellSources')],
    ['sharing.tell-reports', t('system.listeners.tellReports')],
  ])
  return (name) => words.get(name) ?? null
}
