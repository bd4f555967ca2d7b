/** A mail to one person, as plain text and, where given, the same as HTML. */
export interface Mail {
  /** One address, without a display name. */
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Already escaped by who made it. */
  readonly html?: string
  /** `<left@right>`; a repeated attempt carries the same one. Made up when missing. */
  readonly messageId?: string
  /** Further header fields; those that say who writes to whom are not among them. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What the transport is given: nothing in it can open a header line, a recipient or a file. */
export interface Message {
  readonly from: string
  readonly to: { readonly name: ''; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly messageId?: string
  readonly headers: Readonly<Record<string, string>>
  readonly disableFileAccess: true
  readonly disableUrlAccess: true
}

/** No machine answers a mail that says so (RFC 3834 §5); the second is what Exchange looks at. */
const machineMade = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

/** Fields that belong to the mailer. */
const reserved = ['from', 'to', 'cc', 'bcc', 'sender', 'reply-to', 'subject', 'message-id', 'date']

const address = /^[^\s<>,;:"()[\]\\@\p{Cc}]{1,64}@[^\s<>,;:"()[\]\\@\p{Cc}]{1,255}$/u
const messageId = /^<[\x21-\x3b\x3d\x3f-\x7e]+@[\x21-\x3b\x3d\x3f-\x7e]+>$/
const fieldName = /^[a-z][a-z0-9-]*$/i

/**
 * The mail as the transport may have it. Names and subjects lose their control characters and line separators.
 * @returns undefined when `to` is not exactly one address
 * @throws Error for a field name or a Message-ID that our own code got wrong
 */
export function composeMessage(mail: Mail, from: string): Message | undefined {
  if (!address.test(mail.to)) return undefined
  if (mail.messageId !== undefined && !messageId.test(mail.messageId)) throw new Error('not a Message-ID')
  return {
    from: onOneLine(from),
    to: { name: '', address: mail.to },
    subject: onOneLine(mail.subject),
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    ...(mail.messageId === undefined ? {} : { messageId: mail.messageId }),
    headers: { ...machineMade, ...readFields(mail.headers ?? {}) },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** A header's value: control characters, line separators and marks that turn the writing direction become a space. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ').trim()
}

function readFields(headers: Readonly<Record<string, string>>): Record<string, string> {
  const fields = Object.entries(headers).map(([name, value]): [string, string] => {
    if (!fieldName.test(name) || reserved.includes(name.toLowerCase())) throw new Error('not a header to set')
    return [name, onOneLine(value)]
  })
  return Object.fromEntries(fields)
}
