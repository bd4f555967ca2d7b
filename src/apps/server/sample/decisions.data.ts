import type { InterestLevel } from '#contract/intel/interest.ts'
import type { VexJustification, VexStatus } from '#contract/matching/assessments.ts'

export interface SampleDecision {
  readonly cve: string
  readonly team: string
  readonly by: string
  /** Only for this item and what it holds; else for all of the team's. */
  readonly item?: string
  readonly status: VexStatus
  readonly justification?: VexJustification
  readonly note: string
  /** Confirmed by the other team, by whom. */
  readonly adoptedBy?: readonly [team: string, login: string]
}

/** Some vulnerabilities are decided, most still wait; of those that are exploited only the newest. */
export const decisions: readonly SampleDecision[] = [
  {
    cve: 'CVE-2021-44228',
    team: 'csirt',
    by: 'mori',
    status: 'affected',
    note: '基幹業務サーバーと製造実行システムが該当。回避設定は適用済み。更新は次の定期保守で実施する。',
  },
  {
    cve: 'CVE-2021-44228',
    team: 'psirt',
    by: 'hayashi',
    item: 'gx7-5.1',
    status: 'affected',
    note: '5.1系の管理サーバーが該当。5.1.10で2.17.2へ更新し、顧客へ案内する。',
  },
  {
    cve: 'CVE-2022-37434',
    team: 'psirt',
    by: 'hayashi',
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    note: '当社の製品はinflateGetHeaderを呼び出していない。',
    adoptedBy: ['csirt', 'mori'],
  },
  {
    cve: 'CVE-2022-0778',
    team: 'psirt',
    by: 'hayashi',
    item: 'gx7-5.1',
    status: 'fixed',
    note: '5.1.9の保守版で個別に修正を取り込み済み（SBOMのバージョン表記は変わらない）。',
  },
  {
    cve: 'CVE-2021-44142',
    team: 'csirt',
    by: 'mori',
    status: 'under_investigation',
    note: 'vfs_fruitを使う共有があるかを長野工場に確認中。',
  },
  {
    cve: 'CVE-2020-1938',
    team: 'csirt',
    by: 'weber',
    item: 'erp',
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    note: 'The AJP connector is switched off in server.xml; checked on the machine.',
  },
  {
    cve: 'CVE-2022-30123',
    team: 'csirt',
    by: 'weber',
    status: 'not_affected',
    justification: 'inline_mitigations_already_exist',
    note: 'Logs are only read in the browser-based viewer, which escapes control characters.',
  },
  {
    cve: 'CVE-2023-45133',
    team: 'psirt',
    by: 'osei',
    status: 'not_affected',
    justification: 'vulnerable_code_cannot_be_controlled_by_adversary',
    note: 'We only compile our own sources; the tool chain sees nothing from outside.',
  },
  {
    cve: 'CVE-2024-32650',
    team: 'psirt',
    by: 'osei',
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    note: 'We use rustls through tokio only and never call complete_io ourselves.',
  },
  {
    cve: 'CVE-2018-8292',
    team: 'psirt',
    by: 'hayashi',
    item: 'pm90-1.8',
    status: 'under_investigation',
    note: '医療機器 品質保証グループに転送先の有無を照会中。',
  },
  {
    cve: 'CVE-2021-4034',
    team: 'csirt',
    by: 'mori',
    status: 'affected',
    note: 'pkexecのset-user-IDビットを外す回避策を適用済み。パッケージの更新は次の定期保守で行う。',
  },
  {
    cve: 'CVE-2021-4034',
    team: 'psirt',
    by: 'hayashi',
    status: 'not_affected',
    justification: 'vulnerable_code_cannot_be_controlled_by_adversary',
    note: '製品では一般利用者がシェルを使えず、pkexecを呼び出す手段がない。',
  },
  {
    cve: 'CVE-2024-1086',
    team: 'csirt',
    by: 'weber',
    status: 'affected',
    note: 'Unprivileged user namespaces are switched off; kernels follow with the next maintenance.',
  },
  {
    cve: 'CVE-2024-1086',
    team: 'psirt',
    by: 'hayashi',
    status: 'not_affected',
    justification: 'inline_mitigations_already_exist',
    note: '製品のカーネル設定で、非特権のユーザー名前空間を無効にしている。',
  },
  {
    cve: 'CVE-2022-0847',
    team: 'psirt',
    by: 'hayashi',
    status: 'affected',
    note: '5.1.10でカーネルを更新する。それまでは保守用の接続を停止するよう案内済み。',
  },
  {
    cve: 'CVE-2023-4863',
    team: 'csirt',
    by: 'weber',
    status: 'affected',
    note: 'Images that visitors send are no longer scaled on the server until libwebp is updated.',
  },
  {
    cve: 'CVE-2023-4863',
    team: 'psirt',
    by: 'hayashi',
    status: 'not_affected',
    justification: 'vulnerable_code_cannot_be_controlled_by_adversary',
    note: '表示する画像は署名済みの更新に同梱したものだけで、外部の画像は読み込まない。',
  },
  {
    cve: 'CVE-2023-44487',
    team: 'csirt',
    by: 'weber',
    status: 'affected',
    note: 'The number of streams a connection may reset is limited at the edge; packages follow.',
  },
  {
    cve: 'CVE-2023-44487',
    team: 'psirt',
    by: 'osei',
    status: 'affected',
    note: 'HTTP/2 is off by default since the last service release; the libraries follow with the next one.',
  },
  {
    cve: 'CVE-2021-45046',
    team: 'csirt',
    by: 'mori',
    status: 'affected',
    note: 'CVE-2021-44228と同じ保守で2.17.2へ更新する。',
  },
  {
    cve: 'CVE-2021-45046',
    team: 'psirt',
    by: 'hayashi',
    status: 'affected',
    note: 'CVE-2021-44228と同じく、5.1.10で更新する。',
  },
  {
    cve: 'CVE-2022-22965',
    team: 'csirt',
    by: 'mori',
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    note: '実行可能JARとして起動しており、WARとしては配備していない。',
  },
  {
    cve: 'CVE-2020-1938',
    team: 'csirt',
    by: 'weber',
    status: 'affected',
    note: 'AJP is filtered at the host; the machines get a newer Tomcat with the next maintenance.',
  },
  {
    cve: 'CVE-2023-46604',
    team: 'csirt',
    by: 'mori',
    status: 'affected',
    note: 'ブローカーへの接続元を社内の2台に限定済み。更新は次の定期保守で行う。',
  },
  {
    cve: 'CVE-2023-46604',
    team: 'psirt',
    by: 'hayashi',
    status: 'affected',
    note: '5.1.10でクライアントを更新する。接続先は社内のブローカーに限られる。',
  },
  {
    cve: 'CVE-2024-23897',
    team: 'psirt',
    by: 'osei',
    status: 'affected',
    note: 'The command line interface is switched off on the controller; the update is planned for Friday.',
  },
  {
    cve: 'CVE-2025-30066',
    team: 'psirt',
    by: 'osei',
    status: 'fixed',
    note: 'Secrets of all builds since March were changed; the action is pinned to a reviewed commit.',
  },
  {
    cve: 'CVE-2020-11023',
    team: 'csirt',
    by: 'weber',
    status: 'affected',
    note: 'The public site takes no HTML from visitors; jQuery goes with the new design.',
  },
  {
    cve: 'CVE-2020-11023',
    team: 'psirt',
    by: 'hayashi',
    status: 'affected',
    note: '管理画面の次回改修（3.4.2）でjQueryを更新する。',
  },
]

export interface SampleInterest {
  readonly cve: string
  readonly team: string
  readonly by: string
  readonly level: InterestLevel
  readonly note: string
}

/** Set before the list of what is exploited comes in: it overtakes some. */
export const interests: readonly SampleInterest[] = [
  {
    cve: 'CVE-2020-11023',
    team: 'psirt',
    by: 'hayashi',
    level: 'low',
    note: '管理画面は認証後にのみ表示され、外部のHTMLは扱わない。',
  },
  {
    cve: 'CVE-2023-44487',
    team: 'csirt',
    by: 'weber',
    level: 'medium',
    note: 'Rate limits at the edge take most of it.',
  },
  {
    cve: 'CVE-2021-44142',
    team: 'csirt',
    by: 'mori',
    level: 'high',
    note: '工場の図面を保存しているため、通常より重く見る。',
  },
  {
    cve: 'CVE-2023-48795',
    team: 'psirt',
    by: 'osei',
    level: 'low',
    note: 'The unit speaks SSH to our own back end only.',
  },
]
