import { useLocale } from '../i18n/locale.tsx'
import type { Strands } from '../strands/level.ts'
import type { Severity } from '../ui/badges/severity-badge.tsx'
import type { Progress } from '../ui/badges/state-badge.tsx'

/** A made-up line for the gallery. */
export interface Sample extends Strands {
  readonly id: string
  readonly title: { readonly ja: string; readonly en: string }
  readonly severity: Severity | null
  readonly score: number | null
  readonly progress: Progress
  readonly items: number
  readonly changedAt: string
}

/** Chooses the reader's language of a sample text. */
export function useSampleText(): (text: { readonly ja: string; readonly en: string }) => string {
  const { language } = useLocale()
  return (text) => text[language]
}

export const samples: readonly Sample[] = [
  {
    id: 'VUL-2026-0412',
    title: {
      ja: 'VPNゲートウェイの認証回避（CVE-2026-41873）— 遠隔から認証なしでコード実行が可能',
      en: 'Authentication bypass in the VPN gateway (CVE-2026-41873) — remote code execution without sign-in',
    },
    severity: 'critical',
    score: 9.8,
    csirt: 'immediate',
    psirt: 'high',
    progress: 'open',
    items: 37,
    changedAt: '2026-11-22T10:31:00Z',
  },
  {
    id: 'VUL-2026-0409',
    title: {
      ja: '産業用ゲートウェイ GX-200 のTLS実装におけるメモリ破壊',
      en: 'Memory corruption in the TLS code of the industrial gateway GX-200',
    },
    severity: 'high',
    score: 8.1,
    csirt: { from: 'low', to: 'high' },
    psirt: 'immediate',
    progress: 'started',
    items: 1204,
    changedAt: '2026-11-22T06:12:00Z',
  },
  {
    id: 'VUL-2026-0398',
    title: { ja: '社内ポータルの格納型XSS', en: 'Stored cross-site scripting in the staff portal' },
    severity: 'medium',
    score: 5.4,
    csirt: 'medium',
    psirt: 'none',
    progress: 'advanced',
    items: 2,
    changedAt: '2026-11-21T23:50:00Z',
  },
  {
    id: 'VUL-2026-0377',
    title: {
      ja: '組込みHTTPライブラリの境界外読み取り（影響するバージョンは未公表）',
      en: 'Out-of-bounds read in an embedded HTTP library (affected versions not published)',
    },
    severity: null,
    score: null,
    csirt: 'unknown',
    psirt: { from: 'none', to: 'immediate' },
    progress: 'open',
    items: 18,
    changedAt: '2026-11-20T02:05:00Z',
  },
  {
    id: 'VUL-2026-0301',
    title: { ja: 'ログ収集サーバの情報漏えい', en: 'Information disclosure in the log collector' },
    severity: 'low',
    score: 3.1,
    csirt: 'low',
    psirt: 'none',
    progress: 'done',
    items: 1,
    changedAt: '2026-11-02T02:05:00Z',
  },
  {
    id: 'VUL-2026-0288',
    title: {
      ja: '開発環境のビルド用イメージに含まれる古い圧縮ライブラリ',
      en: 'Old compression library in a build image',
    },
    severity: 'none',
    score: 0,
    csirt: 'none',
    psirt: 'low',
    progress: 'dropped',
    items: 4,
    changedAt: '2026-10-30T02:05:00Z',
  },
]
