import { z } from 'zod'
import { FeedSettings } from '#contract/intel/feeds.ts'
import { sameField } from '../../ui/drafts/restore-fields.ts'
import { orNull } from '../forms/or-null.ts'

/** How a source is fetched, as a form and a draft hold it: lists one entry a line, the interval in minutes. */
export type SettingsFields = Readonly<{
  url: string
  enabled: string
  minutes: string
  hosts: string
  internalHosts: string
  parts: string
  shrinkPercent: string
}>

/** The settings as they are, as fields. */
export function fieldsOf(settings: FeedSettings): SettingsFields {
  return {
    url: settings.url ?? '',
    enabled: settings.enabled ? 'on' : 'off',
    minutes: String(settings.intervalSeconds / 60),
    hosts: settings.hosts.join('\n'),
    internalHosts: settings.internalHosts.join('\n'),
    parts: settings.parts.join('\n'),
    shrinkPercent: String(settings.shrinkPercent),
  }
}

/** What to send: only what differs from `base`. */
export function changeOf(fields: SettingsFields, base: SettingsFields) {
  const differs = (name: keyof SettingsFields) => !sameField(fields[name], base[name])
  return {
    ...(differs('url') && { url: orNull(fields.url.trim()) }),
    ...(differs('enabled') && { enabled: fields.enabled === 'on' }),
    ...(differs('minutes') && { intervalSeconds: Math.round(readNumber(fields.minutes) * 60) }),
    ...(differs('hosts') && { hosts: linesOf(fields.hosts) }),
    ...(differs('internalHosts') && { internalHosts: linesOf(fields.internalHosts) }),
    ...(differs('parts') && { parts: linesOf(fields.parts) }),
    ...(differs('shrinkPercent') && { shrinkPercent: Math.round(readNumber(fields.shrinkPercent)) }),
  }
}

/** Also as an input method writes numbers; what is none is refused by the server as too small. */
function readNumber(text: string): number {
  const number = Number(text.normalize('NFKC').trim())
  return Number.isFinite(number) ? number : 0
}

function linesOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const Current = z.object({ settings: z.object(FeedSettings.shape) })

/** The settings as a refused change tells them to be by now; null when it does not tell. */
export function readCurrent(told: unknown): FeedSettings | null {
  const read = Current.safeParse(told)
  return read.success ? read.data.settings : null
}
