import { IconBookmark } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { holds, readWords, searchable } from '#kernel/text/search.ts'
import { places } from '../administration/frame/places.ts'
import { askSavedLists } from '../saved-lists/ask.ts'
import { byName, hrefOfSaved } from '../saved-lists/saved-search.ts'
import type { OptionGroup } from './option.ts'

/** Before anything is typed so many of the pinned ones are offered; afterwards so many that hold the words. */
const most = 8

/** Saved lists of all pages: the reader's own and those shared with them. */
export function useSavedOptions(typed: string, open: (href: string) => void): readonly OptionGroup[] {
  const { t, i18n } = useTranslation('search')
  const screenWord = useScreenWord()
  const { data = [] } = useQuery(askSavedLists())
  const words = readWords(typed)
  const found =
    words.length === 0
      ? data.filter((list) => list.pinned !== null)
      : data.filter((list) => holds(searchable(list.name), words))
  const options = byName(found, i18n.language)
    .slice(0, most)
    .map((list) => ({
      key: `saved:${list.id}`,
      icon: IconBookmark,
      label: list.name,
      detail: screenWord(list.screen),
      href: hrefOfSaved(list),
      run: () => open(hrefOfSaved(list)),
    }))
  return options.length === 0 ? [] : [{ id: 'saved', label: t('groups.saved'), options }]
}

/** What the page of a list is called, where it has a place in the navigation. */
function useScreenWord(): (screen: string) => string {
  const { t } = useTranslation('web')
  return (screen) => {
    if (screen === 'vulnerabilities' || screen === 'configuration') return t(`sections.${screen}`)
    const place = places.find(({ to }) => to === `/${screen}`)
    return place === undefined ? '' : t(`places.${place.id}`)
  }
}
