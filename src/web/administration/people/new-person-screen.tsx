import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { MadePerson } from './made-person.tsx'
import { type MadeAccount, NewPersonForm } from './new-person-form.tsx'

/** Adding a person, and then handing over how they sign in. */
export function NewPersonScreen() {
  const { t } = useTranslation('administration')
  const [made, setMade] = useState<MadeAccount | null>(null)
  return (
    <Page title={t('people.add')} lead={made === null ? t('people.addLead') : undefined}>
      <Sheet>
        {made === null ? (
          <NewPersonForm onMade={setMade} />
        ) : (
          <MadePerson made={made} onAnother={() => setMade(null)} />
        )}
      </Sheet>
    </Page>
  )
}
