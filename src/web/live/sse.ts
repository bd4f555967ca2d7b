/** One message of an event stream (HTML Living Standard §9.2), or the sign that the line is alive. */
export type StreamMessage =
  | { readonly type: 'message'; readonly event: string; readonly id: string | null; readonly data: string }
  | { readonly type: 'alive' }

/** Reads an event stream as it arrives, whatever way it is cut into pieces. */
export class StreamReader {
  private rest = ''
  private event = ''
  private id: string | null = null
  private data: readonly string[] = []

  /** Takes the next piece and gives the messages it completes; a comment is a sign of life. */
  take(piece: string): readonly StreamMessage[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/)
    this.rest = lines.pop() ?? ''
    return lines.flatMap((line) => this.takeLine(line))
  }

  private takeLine(line: string): readonly StreamMessage[] {
    if (line === '') return this.finish()
    if (line.startsWith(':')) return [{ type: 'alive' }]
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') this.event = value
    if (field === 'id') this.id = value
    if (field === 'data') this.data = [...this.data, value]
    return []
  }

  private finish(): readonly StreamMessage[] {
    const { event, id, data } = this
    this.event = ''
    this.data = []
    if (data.length === 0) return []
    return [{ type: 'message', event: event === '' ? 'message' : event, id, data: data.join('\n') }]
  }
}
