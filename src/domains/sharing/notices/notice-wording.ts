import type { ClosedFacts, FindingsFacts, Reason, ReportFacts, SourceFacts, SummaryFacts } from './notice.ts'

/** Looks a text up in the reader's language. */
export type Speak = (key: string, facts?: Readonly<Record<string, unknown>>) => string

export interface Reader {
  readonly language: 'ja' | 'en'
  readonly speak: Speak
}

/** A notice's kind with the facts that fill its text. */
export type Matter =
  | { readonly kind: 'findings'; readonly facts: FindingsFacts }
  | { readonly kind: 'summary'; readonly facts: SummaryFacts }
  | { readonly kind: 'closed'; readonly facts: ClosedFacts }
  | { readonly kind: 'source'; readonly facts: SourceFacts }
  | { readonly kind: 'report'; readonly facts: ReportFacts }

export interface Wording {
  readonly title: string
  readonly text: string
}

/** A notice in words. */
export function wordNotice(matter: Matter, { speak }: Reader): Wording {
  if (matter.kind === 'summary') {
    return {
      title: speak('words:notices.summary.title', { count: matter.facts.vulnerabilities }),
      text: speak('words:notices.summary.text', { count: matter.facts.items }),
    }
  }
  if (matter.kind === 'closed') {
    const { name, ending, into } = matter.facts
    return {
      title: speak('words:notices.closed.title', { name }),
      text: speak(`words:notices.closed.${ending}`, { into: into ?? '' }),
    }
  }
  if (matter.kind === 'source') {
    const { title, failures, ended } = matter.facts
    const key = ended === null ? 'failing' : 'over'
    const facts = { source: title, count: failures }
    return {
      title: speak(`words:notices.source.${key}.title`, facts),
      text: speak(`words:notices.source.${key}.text`, facts),
    }
  }
  if (matter.kind === 'report') {
    const { packageKey, ending } = matter.facts
    return {
      title: speak('words:notices.report.title', { package: packageKey }),
      text: speak(`words:notices.report.${ending}`),
    }
  }
  const { items, name, title } = matter.facts
  const advice = speak('words:notices.findings.text', { count: items })
  return {
    title: speak('words:notices.findings.title', { name, count: items }),
    text: title === '' ? advice : `${title}\n${advice}`,
  }
}

/** Why the reader gets it, in one sentence. */
export function wordReasons(reasons: readonly Reason[], { language, speak }: Reader): string {
  const roles = reasons.map(({ role, team }) => {
    if (role === 'owner' || role === 'given' || role === 'administrator' || role === 'reporter')
      return speak(`words:notices.why.${role}`)
    const name = speak(`words:roles.${role}`)
    if (team === null) return speak('words:notices.why.noTeam', { role: name })
    const other = language === 'ja' ? team.en : team.ja
    return speak('words:notices.why.inTeam', { role: name, team: team[language] ?? other ?? '' })
  })
  return speak('words:notices.why.because', { roles: new Intl.ListFormat(language).format(roles) })
}
