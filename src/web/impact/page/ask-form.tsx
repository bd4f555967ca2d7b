import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { readOrigin } from './origin.ts'
import styles from './page.module.css'

/** Asks where to begin. */
export function AskForm({ onAsk }: { readonly onAsk: (from: string) => void }) {
  const { t } = useTranslation('impact')
  const [text, setText] = useState('')
  const from = readOrigin(text)
  return (
    <Sheet>
      <div className={styles.ask}>
        <Form
          onSubmit={() => {
            if (from !== null) onAsk(from)
          }}
        >
          <TextField
            path="/from"
            label={t('ask.field')}
            description={t('ask.hint')}
            value={text}
            onValue={setText}
          />
          <Button type="submit" disabled={from === null}>
            {t('ask.draw')}
          </Button>
        </Form>
        <p>
          <Link to="/vulnerabilities">{t('ask.list')}</Link>
        </p>
      </div>
    </Sheet>
  )
}
