import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listTokens } from '#contract/identity/sessions.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { SecretValue } from '../secret/secret-value.tsx'
import styles from './account.module.css'
import { TokenForm } from './token-form.tsx'
import { TokenTable } from './token-table.tsx'

/** The person's API tokens: making one, seeing its secret once, deleting it. */
export function TokenPart() {
  const { t } = useTranslation('administration')
  const [secret, setSecret] = useState<string | null>(null)
  const tokens = useQuery(ask(listTokens))
  return (
    <Sheet>
      <h2 className={styles.title}>{t('account.tokens')}</h2>
      <p className={styles.words} data-phrases>
        {t('account.tokenWords')}
      </p>
      <TokenForm onMade={setSecret} />
      {secret !== null && (
        <div className={styles.secret} role="status">
          <SecretValue label={t('account.secret')} value={secret} />
          <p className={styles.hint} data-phrases>
            {t('account.once')}
          </p>
        </div>
      )}
      <Answered query={tokens} as="part">
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState sentence={t('account.noTokens')} guide="first-steps" />
          ) : (
            <TokenTable tokens={rows} onRemoved={() => setSecret(null)} />
          )
        }
      </Answered>
    </Sheet>
  )
}
