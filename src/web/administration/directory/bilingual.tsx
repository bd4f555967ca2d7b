import { useTranslation } from 'react-i18next'
import type { BilingualName } from '#contract/shapes.ts'
import { useLocale } from '../../i18n/locale.tsx'
import { nameIn } from './name-in.ts'

/** A name in the reader's language; where only the other language has one, that one, marked. */
export function Bilingual({ name }: { readonly name: BilingualName }) {
  const { t } = useTranslation('administration')
  const { language } = useLocale()
  const shown = nameIn(name, language)
  if (shown.language === language) return shown.text
  return (
    <span lang={shown.language} data-hint={t(`onlyIn.${shown.language}`)}>
      {shown.text}
    </span>
  )
}
