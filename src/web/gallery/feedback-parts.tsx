import { Button } from '@mantine/core'
import { useState } from 'react'
import { LiveStateSign } from '../shell/state/live-sign.tsx'
import { ConfirmBar } from '../ui/feedback/action-bar.tsx'
import { EmptyState } from '../ui/feedback/empty-state.tsx'
import { ErrorBox } from '../ui/feedback/error-box.tsx'
import { Loading } from '../ui/feedback/loading.tsx'
import { Pulse } from '../ui/feedback/pulse.tsx'
import { showDone, showUndo } from '../ui/feedback/undo-toast.tsx'
import { KeyGroups } from '../ui/keys/key-sheet.tsx'
import styles from './gallery.module.css'
import { useSampleText } from './samples.ts'

/** What the program says of itself: emptiness, failure, waiting, changes, keys. */
export function FeedbackParts() {
  const say = useSampleText()
  const [count, setCount] = useState(12)
  return (
    <>
      <div className={styles.plane}>
        <EmptyState
          sentence={say({
            ja: 'ここには、ホストや製品など、守る対象と作る対象がひとつの一覧に並びます。',
            en: 'Hosts, products and whatever else we protect or make stand here in one list.',
          })}
          action={<Button>{say({ ja: '構成品目を登録', en: 'Add an item' })}</Button>}
          guide={<a href="#x">{say({ ja: '台帳の取り込み方', en: 'How to import a ledger' })}</a>}
        />
      </div>
      <div className={styles.plane}>
        <ErrorBox
          title={say({ ja: '保存できませんでした', en: 'This could not be saved' })}
          safe={say({
            ja: '入力内容はこのブラウザに残っています。',
            en: 'What you typed is kept in this browser.',
          })}
          advice={say({
            ja: '接続が戻ってから、もう一度保存してください。',
            en: 'Save again when the connection is back.',
          })}
          problems={[
            {
              path: '/components/3/purl',
              code: 'purl.no-name',
              message: say({ ja: 'パッケージURLに名前がありません。', en: 'The package URL has no name.' }),
            },
          ]}
          id="01939f2e-7d1a"
          actions={<Button variant="default">{say({ ja: '再試行', en: 'Try again' })}</Button>}
        />
      </div>
      <div className={styles.plane}>
        <Loading />
        <div className={styles.row}>
          <LiveStateSign state="connected" />
          <LiveStateSign state="catching-up" />
          <LiveStateSign state="offline" />
        </div>
        <div className={styles.row}>
          <Button variant="default" onClick={() => setCount(count - 1)}>
            −1
          </Button>
          <Pulse value={count}>{count}</Pulse>
          <Button
            variant="default"
            onClick={() => showUndo(say({ ja: '3件を完了にしました', en: 'Closed 3' }), () => undefined)}
          >
            undo
          </Button>
          <Button variant="default" onClick={() => showDone(say({ ja: '保存しました', en: 'Saved' }))}>
            done
          </Button>
        </div>
        <ConfirmBar
          words={say({
            ja: '37品目が「影響なし」になります（4品目は独自の判断を維持）。',
            en: '37 items become “not affected”; 4 keep their own decision.',
          })}
          verb={say({ ja: '判断する', en: 'Decide' })}
          onConfirm={() => undefined}
          onCancel={() => undefined}
        />
      </div>
      <div className={styles.plane}>
        <KeyGroups />
      </div>
    </>
  )
}
