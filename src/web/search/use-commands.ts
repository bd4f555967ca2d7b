import { IconArrowRight, IconBolt, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { holds, readWords, searchable } from '#kernel/text/search.ts'
import { openPlaces } from '../administration/frame/places.ts'
import { useMay, useMe } from '../session/me.tsx'
import { type Shortcut, useShortcuts } from '../ui/keys/shortcuts.tsx'
import type { Option, OptionGroup } from './option.ts'

interface Ways {
  readonly open: (href: string) => void
  /** Leaves the palette and then does it. */
  readonly act: (run: () => void) => void
}

/** Everything that can be done here or gone to: the shortcuts of the page, sections, pages, what can be made new. */
export function useCommands(typed: string, ways: Ways): readonly OptionGroup[] {
  const { t } = useTranslation('search')
  const shortcuts = useShortcuts().filter((one) => !ofRow.has(one.keys) && !ofPalette.has(one.keys))
  const actions = newestOf(shortcuts.filter((one) => one.group !== 'go')).map((one) => optionOf(one, ways))
  const sections = newestOf(shortcuts.filter((one) => one.group === 'go')).map((one) => ({
    ...optionOf(one, ways),
    icon: IconArrowRight,
  }))
  const words = readWords(typed)
  const groups = [
    { id: 'page', label: t('groups.page'), options: actions },
    { id: 'create', label: t('groups.create'), options: useCreations(ways) },
    { id: 'go', label: t('groups.go'), options: [...sections, ...usePages(ways)] },
  ]
  return groups
    .map((group) => ({
      ...group,
      options: group.options.filter((one) => holds(searchable(one.label), words)),
    }))
    .filter((group) => group.options.length > 0)
}

/** Keys that move in a list: they mean the row on which one stands. */
const ofRow = new Set(['j', 'k', 'x', 'ArrowDown', 'ArrowUp', 'Enter', ' ', 'Escape', 'shift+j', 'shift+k'])

/** Keys that open the palette itself. */
const ofPalette = new Set(['mod+k', '/'])

/** Of shortcuts with the same keys the newest, as the keyboard takes it. */
function newestOf(shortcuts: readonly Shortcut[]): readonly Shortcut[] {
  return shortcuts.filter(
    (one, index) => shortcuts.findLastIndex((other) => other.keys === one.keys) === index,
  )
}

function optionOf({ keys, label, run }: Shortcut, { act }: Ways): Option {
  return { key: `shortcut:${keys}`, icon: IconBolt, label, keys, run: () => act(run) }
}

function useCreations({ open }: Ways): readonly Option[] {
  const { t } = useTranslation('search')
  const may = useMay()
  const creations = [
    { may: 'ci.create', label: t('newItem'), href: '/configuration/new' },
    { may: 'user.change', label: t('newPerson'), href: '/administration/people/new' },
  ]
  return creations
    .filter((one) => may(one.may))
    .map(({ label, href }) => ({ key: `new:${href}`, icon: IconPlus, label, href, run: () => open(href) }))
}

function usePages({ open }: Ways): readonly Option[] {
  const { t } = useTranslation('web')
  const me = useMe()
  const pages = [
    ...openPlaces(me.may).map((place) => ({
      label: t(`places.${place.id}`),
      detail: t('sections.administration'),
      href: place.to,
    })),
    { label: t('places.account'), detail: me.name, href: '/me/tokens' },
  ]
  return pages.map((page) => ({
    key: `page:${page.href}`,
    icon: IconArrowRight,
    ...page,
    run: () => open(page.href),
  }))
}
