import { IconList } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type FoundGroup, search } from '#contract/sharing/search.ts'
import { ask } from '../api/query.ts'
import { useNameOf } from '../i18n/bilingual.tsx'
import { useMe } from '../session/me.tsx'
import { type FoundWords, listOfAll, thingsOf } from './found-things.ts'
import { kindIcons } from './kind-icons.ts'
import type { Option, OptionGroup } from './option.ts'
import { readRecents, rememberRecent } from './recent.ts'

export interface Found {
  readonly groups: readonly OptionGroup[]
  /** Whether the groups are those of an earlier question. */
  readonly isOld: boolean
  readonly failed: boolean
}

/**
 * What the server finds, as options that lead there. Every question is asked anew: what was found a minute ago may be
 * hidden by now.
 */
export function useFound(asked: string, open: (href: string) => void): Found {
  const { t } = useTranslation('search')
  const words = useWords()
  const me = useMe()
  const { data, isPlaceholderData, isPending, isError } = useQuery({
    ...ask(search, { query: { q: asked } }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  if (asked === '' || isError || data === undefined)
    return { groups: [], isOld: asked !== '' && isPending, failed: isError }
  const optionsOf = (group: FoundGroup): readonly Option[] => {
    const things = thingsOf(group, words).map(({ id, label, details, href, severity }) => ({
      key: `${group.kind}:${id}`,
      icon: kindIcons[group.kind],
      label,
      detail: details.join(' · '),
      severity,
      href,
      run: () => {
        rememberRecent(localStorage, me.id, { kind: group.kind, label, href })
        open(href)
      },
    }))
    const all = group.more ? listOfAll(group.kind, asked) : undefined
    if (all === undefined) return things
    return [
      ...things,
      { key: `all:${group.kind}`, icon: IconList, label: t('all'), href: all, run: () => open(all) },
    ]
  }
  const groups = data.groups.map((group) => ({
    id: group.kind,
    label: t(`groups.${group.kind}`),
    options: optionsOf(group),
  }))
  return { groups, isOld: isPlaceholderData, failed: false }
}

/** What the person opened lately. */
export function useRecents(open: (href: string) => void): OptionGroup {
  const { t } = useTranslation('search')
  const me = useMe()
  const options = readRecents(localStorage, me.id).map((recent) => ({
    key: `recent:${recent.href}`,
    icon: kindIcons[recent.kind],
    label: recent.label,
    detail: t(`groups.${recent.kind}`),
    href: recent.href,
    run: () => {
      rememberRecent(localStorage, me.id, recent)
      open(recent.href)
    },
  }))
  return { id: 'recent', label: t('groups.recent'), options }
}

function useWords(): FoundWords {
  const { t } = useTranslation('search')
  const nameOf = useNameOf()
  return {
    nameOf,
    say: (key, facts) => t(key, { name: facts?.name ?? '' }),
  }
}
