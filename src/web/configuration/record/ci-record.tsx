import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { ActivityTab } from '../../activity/activity-tab.tsx'
import { ImpactTab } from '../../impact/impact-tab.tsx'
import { ImportButton } from '../../imports/import-button.tsx'
import { StrandMark } from '../../strands/strand-mark.tsx'
import { TlpLabel } from '../../ui/badges/tlp-label.tsx'
import { RecordPage } from '../../ui/record/record-page.tsx'
import { CompositionTab } from '../composition/composition-tab.tsx'
import { DocumentsTab } from '../documents/documents-tab.tsx'
import { EditableName } from '../edit/editable-name.tsx'
import { FindingsTab } from '../findings/findings-tab.tsx'
import { useKindWord } from '../kinds/use-kinds.ts'
import { RelationsTab } from '../relations/relations-tab.tsx'
import { strandsOf } from '../standing/standing.ts'
import { useStanding } from '../standing/use-standings.ts'
import { CiRail } from './ci-rail.tsx'
import { CiWords } from './ci-words.tsx'
import { recordTabs } from './record-search.ts'

/** An item: what it is, what is open, and its findings, composition, documents and relations. */
export function CiRecord({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation(['configuration', 'activity', 'impact'])
  const kindWord = useKindWord()
  const standing = useStanding(ci)
  const { tab = 'findings' } = useSearch({ from: '/in/configuration/$id' })
  const navigate = useNavigate({ from: '/configuration/$id' })
  const open = (id: string) => {
    const next = recordTabs.find((one) => one === id)
    navigate({ search: { tab: next }, replace: true, resetScroll: false }).catch(() => undefined)
  }
  return (
    <RecordPage
      id={kindWord(ci.kind)}
      title={ci.name}
      heading={<EditableName key={ci.id} ci={ci} />}
      marks={
        <>
          <TlpLabel tlp={ci.tlp} />
          <StrandMark {...strandsOf(ci.side, standing)} as="worded" />
        </>
      }
      action={<ImportButton />}
      words={<CiWords ci={ci} standing={standing} />}
      tab={tab}
      onTab={open}
      tabs={[
        {
          id: 'findings',
          label: t('tabs.findings'),
          count: standing?.open,
          content: <FindingsTab ci={ci} standing={standing} />,
        },
        { id: 'impact', label: t('impact:tab'), content: <CiImpact ci={ci} /> },
        {
          id: 'composition',
          label: t('tabs.composition'),
          count: ci.components > 0 ? ci.components : undefined,
          content: <CompositionTab ci={ci} />,
        },
        { id: 'documents', label: t('tabs.documents'), content: <DocumentsTab ci={ci} /> },
        { id: 'relations', label: t('tabs.relations'), content: <RelationsTab ci={ci} /> },
        { id: 'activity', label: t('activity:tab'), content: <ActivityTab of={{ ci }} /> },
      ]}
      rail={<CiRail ci={ci} />}
    />
  )
}

function CiImpact({ ci }: { readonly ci: Ci }) {
  const { at, fold, open, as, ...rest } = useSearch({ from: '/in/configuration/$id' })
  const navigate = useNavigate({ from: '/configuration/$id' })
  return (
    <ImpactTab
      from={`ci:${ci.id}`}
      search={{ at, fold, open, as }}
      onSearch={(next) => {
        navigate({ search: { ...rest, ...next }, resetScroll: false }).catch(() => undefined)
      }}
    />
  )
}
