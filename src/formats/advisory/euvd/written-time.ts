import { type JsonNode, pathTo, readText } from '../../json/node.ts'
import { months } from './versions.ts'

/** `Aug 7, 2025, 7:05:08 PM`; newer answers have a narrow blank before the half of the day. */
const form = /^([A-Z][a-z]{2}) ([0-9]{1,2}), ([0-9]{4}), ([0-9]{1,2}):([0-9]{2}):([0-9]{2})[ \u202f]([AP])M$/

/** A moment as the EUVD writes it, as RFC 3339. It tells no zone; what it repeats of CVE records shows that it is UTC. */
export function readWrittenTime(node: JsonNode, field: string): string | null {
  const text = readText(node, field)
  if (text === null) return null
  const [, month = '', day, year, hour, minute, second, half] = form.exec(text.trim()) ?? []
  try {
    const at = Temporal.PlainDateTime.from(
      {
        year: Number(year),
        month: months.indexOf(month) + 1,
        day: Number(day),
        hour: (Number(hour) % 12) + (half === 'P' ? 12 : 0),
        minute: Number(minute),
        second: Number(second),
      },
      { overflow: 'reject' },
    )
    return `${at.toString()}Z`
  } catch {
    node.log.add(pathTo(node, field), 'json.time-not-valid', { time: text.slice(0, 40) })
    return null
  }
}
