import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listFeeds } from '#contract/intel/feeds.ts'
import { type Ci, readCi } from '#contract/inventory/cis.ts'
import { ask } from '../../api/query.ts'
import { useMay } from '../../session/me.tsx'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import type { Asked } from '../imports.tsx'
import type { Choice } from '../use-uploads.ts'
import { FilesPart } from './files-part.tsx'
import { NewItemPart } from './new-item-part.tsx'
import { type Choices, useChoices } from './use-choices.ts'

interface Props {
  readonly asked: readonly Asked[]
  /** Proposed, because its page is open. */
  readonly item: Ci | null
  readonly onLeaveOut: (id: string) => void
  readonly onStart: (choices: readonly Choice[]) => void
  readonly onClose: () => void
}

/** Says what each file is, and asks into which item and slot it goes, before anything is kept. */
export function ImportDialog({ asked, item, onLeaveOut, onStart, onClose }: Props) {
  const { t } = useTranslation('imports')
  const may = useMay()
  const [ciId, setCiId] = useState(item?.id ?? null)
  const [isMaking, setMaking] = useState(false)
  const mayFeeds = may('feed.import')
  const feeds = useQuery({ ...ask(listFeeds), enabled: mayFeeds })
  const sources = mayFeeds ? (feeds.data?.rows ?? []) : []
  const choices = useChoices(asked, mayFeeds ? (feeds.data?.rows.map(({ id }) => id) ?? knownSources) : [])
  const chosen = useQuery({ ...ask(readCi, { params: { id: ciId ?? '' } }), enabled: ciId !== null })
  const count = asked.length
  if (isMaking) {
    return (
      <Dialog opened onClose={() => setMaking(false)} title={t('newItem.title')} width={680}>
        <NewItemPart
          name={nameAfter(choices.documents[0]?.file.name ?? '')}
          count={count}
          onMade={(ci) => {
            setCiId(ci.id)
            setMaking(false)
          }}
          onBack={() => setMaking(false)}
        />
      </Dialog>
    )
  }
  return (
    <Dialog opened onClose={onClose} title={t('title', { count })} width={680}>
      <FilesPart
        choices={choices}
        sources={sources}
        ciId={ciId}
        item={chosen.data}
        onItem={setCiId}
        onNew={() => setMaking(true)}
        onLeaveOut={onLeaveOut}
        onStart={() => onStart(chosenFrom(choices, ciId))}
        onClose={onClose}
      />
    </Dialog>
  )
}

/** Until the server has named those there are. */
const knownSources = ['osv', 'csaf', 'vex', 'kev', 'epss']

function chosenFrom({ all }: Choices, ciId: string | null): readonly Choice[] {
  return all.flatMap(({ file, aim, slot }): readonly Choice[] => {
    if (aim.to === 'source') return [{ file, destination: { to: 'source', source: aim.source } }]
    return aim.to === 'item' && ciId !== null ? [{ file, destination: { to: 'item', ciId, slot } }] : []
  })
}

/** `gateway-2.4.cdx.json` → `gateway-2.4` */
function nameAfter(fileName: string): string {
  return fileName.replace(/(?:\.(?:cdx|spdx|bom|json|gz|zst|xz|bz2|txt))+$/i, '')
}
