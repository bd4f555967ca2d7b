import { useState } from 'react'
import type { Lens } from '../strands/lens.ts'
import { LensControl } from '../strands/lens-control.tsx'
import { levels } from '../strands/level.ts'
import { StrandMark } from '../strands/strand-mark.tsx'
import { CountBadge } from '../ui/badges/count-badge.tsx'
import { SeverityBadge } from '../ui/badges/severity-badge.tsx'
import { StateBadge } from '../ui/badges/state-badge.tsx'
import { TlpLabel } from '../ui/badges/tlp-label.tsx'
import { UnknownBadge } from '../ui/badges/unknown-badge.tsx'
import { Why } from '../ui/why/why.tsx'
import styles from './gallery.module.css'
import { samples, useSampleText } from './samples.ts'

/** Marks, labels and states. */
export function BadgeParts() {
  const [lens, setLens] = useState<Lens>('both')
  const say = useSampleText()
  return (
    <div className={styles.plane}>
      <div className={styles.row}>
        {levels.map((level) => (
          <StrandMark key={level} csirt={level} psirt={level} />
        ))}
        <StrandMark csirt="unknown" psirt="unknown" />
        <StrandMark csirt={{ from: 'low', to: 'high' }} psirt={{ from: 'none', to: 'immediate' }} />
        <StrandMark csirt="immediate" psirt="low" />
        <StrandMark csirt="none" psirt="high" />
      </div>
      <div className={styles.row}>
        {samples.map(({ id, csirt, psirt }) => (
          <StrandMark key={id} csirt={csirt} psirt={psirt} as="worded" />
        ))}
      </div>
      <div className={styles.row}>
        {(['critical', 'high', 'medium', 'low', 'none'] as const).map((severity, step) => (
          <SeverityBadge key={severity} severity={severity} score={9.8 - step * 2.2} />
        ))}
        <SeverityBadge severity={null} />
      </div>
      <div className={styles.row}>
        {(['open', 'started', 'advanced', 'done', 'dropped'] as const).map((progress) => (
          <StateBadge key={progress} progress={progress}>
            {progress}
          </StateBadge>
        ))}
      </div>
      <div className={styles.row}>
        {(['red', 'amber+strict', 'amber', 'green', 'clear'] as const).map((tlp) => (
          <TlpLabel key={tlp} tlp={tlp} />
        ))}
        <CountBadge count={3} />
        <CountBadge count={128} />
      </div>
      <div className={styles.row}>
        <UnknownBadge
          settle={
            <a href="#x">
              {say({ ja: 'ディストリビューションの版を登録', en: 'Enter the distribution release' })}
            </a>
          }
        />
        <span>
          {say({ ja: '影響あり', en: 'Affected' })}{' '}
          <Why
            of={say({ ja: '影響あり', en: 'Affected' })}
            sentence={say({
              ja: 'openssl 3.0.7-1 は、Debianの勧告が示す範囲に含まれます。',
              en: 'openssl 3.0.7-1 lies in the range that Debian’s advisory names.',
            })}
            reasons={[
              { label: say({ ja: '記録', en: 'Record' }), value: <code>DSA-5764-1</code> },
              { label: say({ ja: '範囲', en: 'Range' }), value: <code>[0, 3.0.7-1+deb12u2)</code> },
              {
                label: say({ ja: '順位', en: 'Rank' }),
                value: say({ ja: 'ディストリビューション', en: 'Distribution' }),
              },
            ]}
          />
        </span>
        <LensControl lens={lens} onLens={setLens} />
      </div>
    </div>
  )
}
