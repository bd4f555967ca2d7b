import { Button } from '@mantine/core'
import { useLocale } from '../i18n/locale.tsx'
import { strandColors } from '../strands/strand-colors.ts'
import { Moment } from '../ui/dates/moment.tsx'
import { interfaceColors } from '../ui/theme/tokens.ts'
import styles from './gallery.module.css'

const prose = {
  ja: '東京工場の生産管理サーバ「PMS-01」で稼働する OpenSSL 3.0.7 は、CVE-2026-41873 の影響を受けます。CSIRTは11月22日に暫定対策（管理用ポートの遮断）を決定し、PSIRTは製品GX-200への影響調査を依頼しました…。回答期限は2026/11/25 18:00です。',
  en: 'OpenSSL 3.0.7 on the production server “PMS-01” in Tokyo is affected by CVE-2026-41873. CSIRT decided on 22 November to block the management port for now; PSIRT has asked whether GX-200 is affected… Answers are due on 25 Nov 2026 18:00.',
}

/** Type and colour. */
export function TypeParts() {
  const { language } = useLocale()
  return (
    <>
      <div className={styles.plane}>
        <h1>
          {language === 'ja' ? '影響調査「OpenSSLの境界外読み取り」' : 'Impact inquiry: out-of-bounds read'}
        </h1>
        <p style={{ fontSize: 15.5, maxWidth: '46em' }}>{prose[language]}</p>
        <p>
          <code>pkg:deb/debian/openssl@3.0.7-1</code> · <Moment at="2026-11-22T10:40:05Z" /> ·{' '}
          <Moment at={new Date(Date.now() - 720_000).toISOString()} as="recent" /> · <a href="#x">GX-200</a>
        </p>
        <div className={styles.row}>
          <Button>{language === 'ja' ? '判断する' : 'Decide'}</Button>
          <Button variant="default">{language === 'ja' ? '共有する' : 'Share'}</Button>
          <Button variant="subtle">{language === 'ja' ? '取りやめ' : 'Cancel'}</Button>
          <Button disabled>{language === 'ja' ? '問い合わせる' : 'Ask'}</Button>
          <Button loading>{language === 'ja' ? '保存' : 'Save'}</Button>
        </div>
      </div>
      <div className={styles.plane}>
        <div className={styles.swatches}>
          {Object.keys({ ...interfaceColors, ...strandColors }).map((name) => (
            <div key={name} className={styles.swatch}>
              <div className={styles.color} style={{ background: `var(--${name})` }} />
              {name}
            </div>
          ))}
        </div>
      </div>
    </>
  )
}
