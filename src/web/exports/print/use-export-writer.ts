import { useTranslation } from 'react-i18next'
import type { ExportWriter } from '#contract/exports/value.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { useLocale } from '../../i18n/locale.tsx'
import { formatMoment } from '../../ui/dates/format-moment.ts'

/** Cells in the reader's words, and the texts of columns and lists by their names. */
export function useExportWriter(): ExportWriter {
  const { i18n } = useTranslation()
  const locale = useLocale()
  const nameOf = useNameOf()
  return {
    time: (at) => formatMoment(at, locale),
    name: nameOf,
    text: (key) => {
      const [space = '', path = ''] = key.split(':')
      const found: unknown = i18n.getResource(locale.language, space, path)
      return typeof found === 'string' ? found : undefined
    },
  }
}
