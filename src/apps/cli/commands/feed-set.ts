import { type Command, InvalidArgumentError, Option } from 'commander'
import { changeFeed } from '#contract/intel/feeds.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common, gather } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { findSource, nextOf } from '../sources.ts'
import { none } from '../words.ts'

interface Options extends Common {
  readonly url?: string
  readonly host: readonly string[]
  readonly internalHost: readonly string[]
  readonly part: readonly string[]
  readonly every?: number
  readonly shrink?: number
  readonly on?: boolean
  readonly off?: boolean
}

/** `feed set`: how a source is fetched. What is not given stays. */
export function addFeedSet(feed: Command, desk: Desk): void {
  addCommand(feed, desk, 'set <SOURCE>')
    .option('--url <URL>', desk.say('options.feed-url'))
    .option('--host <HOST>', desk.say('options.feed-host'), gather, [])
    .option('--internal-host <HOST>', desk.say('options.feed-internal-host'), gather, [])
    .option('--part <NAME>', desk.say('options.feed-part'), gather, [])
    .option('--every <MINUTES>', desk.say('options.feed-every'), readNumber)
    .option('--shrink <PERCENT>', desk.say('options.feed-shrink'), readNumber)
    .addOption(new Option('--on', desk.say('options.feed-on')).conflicts('off'))
    .option('--off', desk.say('options.feed-off'))
    .action(async (source: string, options: Options) => {
      const body = changeOf(options)
      if (Object.keys(body).length === 0) throw refuseUse('nothing-to-change')
      await withConnection(desk, async ({ client }) => {
        const { version } = (await findSource(client, source)).settings
        const changed = await client(changeFeed, { params: { source }, body, version })
        if (options.json === true) desk.output.json(changed)
        else tellSettings(desk, await findSource(client, source))
      })
    })
}

function changeOf({ url, host, internalHost, part, every, shrink, on, off }: Options) {
  return {
    ...(url === undefined ? {} : { url: url === nothing ? null : url }),
    ...(host.length === 0 ? {} : { hosts: listed(host) }),
    ...(internalHost.length === 0 ? {} : { internalHosts: listed(internalHost) }),
    ...(part.length === 0 ? {} : { parts: listed(part) }),
    ...(every === undefined ? {} : { intervalSeconds: every * 60 }),
    ...(shrink === undefined ? {} : { shrinkPercent: shrink }),
    ...(on === true || off === true ? { enabled: on === true } : {}),
  }
}

/** Takes away what was set. */
const nothing = 'none'

function listed(words: readonly string[]): string[] {
  return words.filter((word) => word !== nothing)
}

function readNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('')
  return number
}

function tellSettings(desk: Desk, feed: Awaited<ReturnType<typeof findSource>>): void {
  const { settings } = feed
  const list = (words: readonly string[]) => (words.length === 0 ? none : words.join(', '))
  const rows = [
    ['address', settings.url ?? none],
    ['hosts', list(settings.hosts)],
    ['internal-hosts', list(settings.internalHosts)],
    ['parts', list(settings.parts)],
    ['every', desk.say('feeds.minutes', { count: settings.intervalSeconds / 60 })],
    ['shrink', `${settings.shrinkPercent} %`],
    ['next', nextOf(desk, feed)],
  ]
  desk.output.table(rows.map(([name, value = '']) => [desk.say(`fields.${name}`), value]))
}
