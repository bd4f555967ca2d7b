import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConflictDialog } from '../ui/conflict/conflict-dialog.tsx'
import { useDraft } from '../ui/drafts/use-draft.ts'
import { DraftNote } from '../ui/forms/draft-note.tsx'
import { ChoiceField, PasswordField, TextArea, TextField } from '../ui/forms/fields.tsx'
import { Form } from '../ui/forms/form.tsx'
import styles from './gallery.module.css'
import { useSampleText } from './samples.ts'

const base = { name: 'VPN', place: '東京', note: '夜間は停止' }

/** A form with a refusal, a draft that survives a reload, and the dialog for a conflict. */
export function FormParts() {
  const say = useSampleText()
  const [conflict, setConflict] = useState(location.hash === '#conflict')
  const draft = useDraft('gallery', { name: '', secret: '', note: '', kind: 'host' })
  const problems = [
    {
      path: '/name',
      code: 'name.taken',
      message: say({ ja: '同じ名前の構成品目がすでにあります。', en: 'Another item already has this name.' }),
    },
  ]
  return (
    <div className={styles.plane}>
      <Form problems={problems} onSubmit={draft.clear}>
        <DraftNote restored={draft.restored} onDiscard={draft.clear} />
        <TextField
          path="/name"
          label={say({ ja: '名称', en: 'Name' })}
          description={say({ ja: '略さずに記入してください。', en: 'In full, please.' })}
          required
          value={draft.value.name}
          onValue={(name) => draft.change({ name })}
        />
        <ChoiceField
          path="/kind"
          label={say({ ja: '種別', en: 'Kind' })}
          data={[
            { value: 'host', label: say({ ja: 'ホスト', en: 'Host' }) },
            { value: 'product', label: say({ ja: '製品', en: 'Product' }) },
          ]}
          value={draft.value.kind}
          onValue={(kind) => draft.change({ kind: kind ?? 'host' })}
        />
        <PasswordField
          path="/secret"
          label={say({ ja: 'パスワード', en: 'Password' })}
          value={draft.value.secret}
          onValue={(secret) => draft.change({ secret })}
        />
        <TextArea
          path="/note"
          label={say({ ja: '備考', en: 'Note' })}
          value={draft.value.note}
          onValue={(note) => draft.change({ note })}
        />
        <div className={styles.row}>
          <Button type="submit">{say({ ja: '登録する', en: 'Create' })}</Button>
          <Button variant="default" onClick={() => setConflict(true)}>
            {say({ ja: '競合を表示', en: 'Show a conflict' })}
          </Button>
        </div>
      </Form>
      {conflict && (
        <ConflictDialog
          fields={[
            { name: 'name', label: say({ ja: '名称', en: 'Name' }) },
            { name: 'place', label: say({ ja: '設置場所', en: 'Place' }) },
            { name: 'note', label: say({ ja: '備考', en: 'Note' }) },
          ]}
          base={base}
          theirs={{ ...base, name: 'VPN-GW 東京1号', note: '夜間も稼働（11月から）' }}
          mine={{
            ...base,
            name: 'VPNゲートウェイ（東京）',
            place: '東京 第2棟',
            note: '夜間は停止、保守は水曜',
          }}
          changed={say({
            ja: '鈴木 一郎さんが11:42に更新しました。',
            en: 'Ichiro Suzuki changed this at 11:42.',
          })}
          onSettle={() => setConflict(false)}
          onClose={() => setConflict(false)}
        />
      )}
    </div>
  )
}
