import { Button, Menu } from '@mantine/core'
import {
  IconArrowLeft,
  IconArrowRight,
  IconBookmark,
  IconDeviceFloppy,
  IconPencil,
  IconPin,
  IconPinned,
  IconPinnedOff,
  IconTrash,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SavedList } from '#contract/sharing/saved-lists.ts'
import { useNameOf } from '../i18n/bilingual.tsx'
import { useMe } from '../session/me.tsx'
import { follow } from './saved-link.tsx'
import styles from './saved-lists.module.css'
import { byName } from './saved-search.ts'
import type { SavedLists } from './use-saved-lists.ts'

interface Props {
  readonly saved: SavedLists
  readonly onSaveAs: () => void
  readonly onEdit: () => void
  readonly onPin: (list: SavedList, place: number | 'last' | null) => void
  readonly onDelete: (list: SavedList) => void
}

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

/** Everything to be done with saved lists, and all of them to choose from. */
export function ListMenu({ saved, ...deeds }: Props) {
  const { t } = useTranslation('saved-lists')
  const { lists = [], open, tabs } = saved
  const pinned = tabs.filter((list) => list.pinned !== null)
  return (
    <Menu width={320} position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={styles.button}
          aria-label={t('title')}
          leftSection={<IconBookmark {...icon} />}
        >
          <span className={styles.title}>{t('title')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {open !== undefined && (
          <OpenItems {...deeds} open={open} pinned={pinned} mayChange={saved.mayChange} />
        )}
        <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={deeds.onSaveAs}>
          {t(open === undefined ? 'menu.save' : 'menu.saveAs')}
        </Menu.Item>
        <Menu.Divider />
        {lists.length === 0 ? (
          <p className={styles.empty} data-phrases>
            {t('menu.empty')}
          </p>
        ) : (
          <AllLists lists={lists} saved={saved} />
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

interface OpenProps extends Pick<Props, 'onEdit' | 'onPin' | 'onDelete'> {
  readonly open: SavedList
  /** Those pinned, in their order. */
  readonly pinned: readonly SavedList[]
  readonly mayChange: boolean
}

/** What can be done with the list that is open. */
function OpenItems({ open, pinned, mayChange, onEdit, onPin, onDelete }: OpenProps) {
  const { t } = useTranslation('saved-lists')
  const place = pinned.findIndex((list) => list.id === open.id)
  return (
    <>
      <Menu.Label>{open.name}</Menu.Label>
      {mayChange && (
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onEdit}>
          {t('menu.edit')}
        </Menu.Item>
      )}
      {place === -1 ? (
        <Menu.Item leftSection={<IconPin {...icon} />} onClick={() => onPin(open, 'last')}>
          {t('menu.pin')}
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<IconPinnedOff {...icon} />} onClick={() => onPin(open, null)}>
          {t('menu.unpin')}
        </Menu.Item>
      )}
      {place > 0 && (
        <Menu.Item leftSection={<IconArrowLeft {...icon} />} onClick={() => onPin(open, place - 1)}>
          {t('menu.earlier')}
        </Menu.Item>
      )}
      {place !== -1 && place < pinned.length - 1 && (
        <Menu.Item leftSection={<IconArrowRight {...icon} />} onClick={() => onPin(open, place + 1)}>
          {t('menu.later')}
        </Menu.Item>
      )}
      {mayChange && (
        <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => onDelete(open)}>
          {t('menu.delete')}
        </Menu.Item>
      )}
      <Menu.Divider />
    </>
  )
}

/** All lists by whose they are. */
function AllLists({ lists, saved }: { readonly lists: readonly SavedList[]; readonly saved: SavedLists }) {
  const { t, i18n } = useTranslation('saved-lists')
  const me = useMe()
  const { open, hrefOf, shown } = saved
  const sorted = byName(lists, i18n.language)
  const groups = [
    { id: 'own', lists: sorted.filter(({ owner }) => owner.id === me.id) },
    ...(['team', 'everybody'] as const).map((id) => ({
      id,
      lists: sorted.filter(({ owner, shared }) => owner.id !== me.id && shared.with === id),
    })),
  ] as const
  return groups
    .filter((group) => group.lists.length > 0)
    .map((group) => (
      <div key={group.id}>
        <Menu.Label>{t(`menu.groups.${group.id}`)}</Menu.Label>
        {group.lists.map((list) => (
          <Menu.Item
            key={list.id}
            aria-current={list.id === open?.id ? 'page' : undefined}
            leftSection={list.pinned === null ? <span className={styles.noPin} /> : <IconPinned {...icon} />}
            rightSection={<Whose list={list} isOwn={group.id === 'own'} />}
            renderRoot={(props) => <a {...props} href={hrefOf(list)} />}
            onClick={(event) => follow(event, () => shown.go(hrefOf(list)))}
          >
            {list.name}
          </Menu.Item>
        ))}
      </div>
    ))
}

/** Of one's own list with whom it is shared, of another's whose it is. */
function Whose({ list, isOwn }: { readonly list: SavedList; readonly isOwn: boolean }) {
  const { t } = useTranslation('saved-lists')
  const nameOf = useNameOf()
  const { shared, owner } = list
  if (!isOwn)
    return (
      <span className={styles.whose}>{owner.gone ? t('menu.left', { name: owner.name }) : owner.name}</span>
    )
  if (shared.with === 'nobody') return null
  return (
    <span className={styles.whose}>
      {shared.with === 'team' ? nameOf(shared.team.name) : t('dialog.everybody')}
    </span>
  )
}
