import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../ui/keys/shortcuts.tsx'
import { ListMenu } from './list-menu.tsx'
import { ChangedNote, GoneNote, LeftOutNote } from './notes.tsx'
import styles from './saved-lists.module.css'
import { Tabs } from './tabs.tsx'
import { useDelete, useOverwrite, usePin } from './use-deeds.ts'
import { type Savable, type SavedLists as Saved, useSavedLists } from './use-saved-lists.ts'

const NewListDialog = lazy(async () => ({
  default: (await import('./new-list-dialog.tsx')).NewListDialog,
}))
const EditListDialog = lazy(async () => ({
  default: (await import('./edit-list-dialog.tsx')).EditListDialog,
}))

/**
 * Saved lists above a list: pinned ones as tabs with live counts; to keep what is on the screen under a name, to share
 * it, to take it up again.
 */
export function SavedLists<Search extends object>(list: Savable<Search>) {
  const { t } = useTranslation('saved-lists')
  const saved = useSavedLists(list)
  const { shown, open, parts, tabs } = saved
  const [dialog, setDialog] = useState<'new' | 'edit' | null>(null)
  const overwrite = useOverwrite(() => list.columns?.reset())
  const pin = usePin()
  const remove = useDelete(saved.leave)
  const keepNew = () => setDialog('new')
  const save =
    open !== undefined && saved.mayChange && parts.length > 0
      ? () => overwrite.mutate({ list: open, shown })
      : undefined
  useShortcut({ keys: 's', label: t('key'), group: 'list', run: save ?? keepNew })
  const goBack = () => {
    list.columns?.reset()
    if (open !== undefined) shown.go(saved.hrefOf(open))
  }
  return (
    <div className={styles.saved}>
      <div className={styles.row}>
        {tabs.length > 0 && <Tabs screen={list.screen} saved={saved} />}
        {shown.openId === undefined && Object.keys(shown.kept).length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={keepNew}>
            {t('saveThis')}
          </Button>
        )}
        <ListMenu
          saved={saved}
          onSaveAs={keepNew}
          onEdit={() => setDialog('edit')}
          onPin={({ id }, place) => pin.mutate({ id, place })}
          onDelete={(one) => remove.mutate(one)}
        />
      </div>
      <Notes saved={saved} saving={overwrite.isPending} onSave={save} onSaveAs={keepNew} onBack={goBack} />
      <Suspense fallback={null}>
        {dialog === 'new' && (
          <NewListDialog
            screen={list.screen}
            shown={shown}
            onMade={(made) => {
              setDialog(null)
              shown.go(saved.hrefOf(made))
            }}
            onClose={() => setDialog(null)}
          />
        )}
        {dialog === 'edit' && open !== undefined && (
          <EditListDialog list={open} onClose={() => setDialog(null)} />
        )}
      </Suspense>
    </div>
  )
}

interface NotesProps {
  readonly saved: Saved
  readonly saving: boolean
  readonly onSave: (() => void) | undefined
  readonly onSaveAs: () => void
  readonly onBack: () => void
}

/** What is to be said of the open list. */
function Notes({ saved, ...deeds }: NotesProps) {
  const { open, parts, unknown, shown, lists, leave } = saved
  const isGone = shown.openId !== undefined && lists !== undefined && open === undefined
  return (
    <>
      {open !== undefined && parts.length > 0 && <ChangedNote name={open.name} parts={parts} {...deeds} />}
      {unknown.length > 0 && <LeftOutNote names={unknown} />}
      {isGone && <GoneNote onDismiss={leave} />}
    </>
  )
}
