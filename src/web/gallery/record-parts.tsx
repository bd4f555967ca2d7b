import { Button } from '@mantine/core'
import { useState } from 'react'
import { StrandMark } from '../strands/strand-mark.tsx'
import { SeverityBadge } from '../ui/badges/severity-badge.tsx'
import { StateBadge } from '../ui/badges/state-badge.tsx'
import { TlpLabel } from '../ui/badges/tlp-label.tsx'
import { Moment } from '../ui/dates/moment.tsx'
import { Facts } from '../ui/facts/facts.tsx'
import { Sheet } from '../ui/page/page.tsx'
import { RailSection, RecordPage } from '../ui/record/record-page.tsx'
import { samples, useSampleText } from './samples.ts'

/** A record page. */
export function RecordParts() {
  const say = useSampleText()
  const [tab, setTab] = useState('impact')
  const sample = samples[0]
  if (sample === undefined) return null
  return (
    <RecordPage
      id={sample.id}
      title={say(sample.title)}
      marks={
        <>
          <TlpLabel tlp="amber" />
          <StrandMark csirt={sample.csirt} psirt={sample.psirt} as="worded" />
          <SeverityBadge severity="critical" score={9.8} />
          <StateBadge progress="started">{say({ ja: '調査中', en: 'Under investigation' })}</StateBadge>
        </>
      }
      action={<Button>{say({ ja: '判断する', en: 'Decide' })}</Button>}
      words={
        <p>
          {say({
            ja: 'VPN装置の認証を回避できる脆弱性で、すでに悪用が確認されています。社内の37品目（うち4品目はインターネットに公開）と、製品GX-200の納品先12社に影響します。CSIRTは遮断を決定済みで、PSIRTの判断はまだありません。次はGX-200の影響調査への回答（期限 11月25日 18:00）です。',
            en: 'A flaw that lets an attacker pass the sign-in of the VPN device; it is being exploited. It touches 37 of our own items, four of them open to the internet, and twelve customers of GX-200. CSIRT has decided to block it; PSIRT has not decided yet. Next: the answer to the inquiry about GX-200, due 25 November 18:00.',
          })}
        </p>
      }
      tab={tab}
      onTab={setTab}
      tabs={[
        { id: 'impact', label: say({ ja: '影響', en: 'Impact' }), count: 49, content: <Sheet>…</Sheet> },
        { id: 'decisions', label: say({ ja: '判断', en: 'Decisions' }), count: 3, content: <Sheet>…</Sheet> },
        { id: 'sources', label: say({ ja: '情報源', en: 'Sources' }), count: 5, content: <Sheet>…</Sheet> },
        { id: 'history', label: say({ ja: '履歴', en: 'History' }), content: <Sheet>…</Sheet> },
      ]}
      rail={
        <>
          <RailSection title={say({ ja: '担当', en: 'People' })}>
            <Facts
              facts={[
                { name: 'CSIRT', value: say({ ja: '佐藤 花子', en: 'Hanako Sato' }) },
                { name: 'PSIRT', value: say({ ja: '未定', en: 'Nobody yet' }) },
              ]}
            />
          </RailSection>
          <RailSection title={say({ ja: '期限', en: 'Clocks' })}>
            <Facts
              facts={[
                { name: say({ ja: '回答', en: 'Answer' }), value: <Moment at="2026-11-25T09:00:00Z" /> },
                {
                  name: say({ ja: '公表', en: 'Published' }),
                  value: <Moment at="2026-11-20T00:00:00Z" as="day" />,
                },
              ]}
            />
          </RailSection>
        </>
      }
    />
  )
}
