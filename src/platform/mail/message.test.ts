import { describe, expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { composeMessage } from './message.ts'

const from = 'Renkei <renkei@example.com>'

describe('composeMessage', () => {
  it.each([
    ['an address in the line after', 'a@example.com\r\nBcc: b@example.com'],
    ['two addresses', 'a@example.com,b@example.com'],
    ['a group', 'group: a@example.com;'],
    ['a display name', 'A <a@example.com>'],
    ['a comment', 'a@example.com(b@example.org)'],
    ['a quoted left part', '"a@evil.example"@example.com'],
    ['nothing', ''],
    ['no domain', 'a@'],
  ])('takes no recipient with %s', (_, to) => {
    expect(composeMessage({ to, subject: 's', text: 't' }, from)).toBeUndefined()
  })

  it.each(['a@example.com', 'a.b+c@sub.example.co.jp', '用户@例え.jp'])('takes %s', (to) => {
    expect(composeMessage({ to, subject: 's', text: 't' }, from)?.to.address).toBe(to)
  })

  it('leaves no control character in any header, whatever is put in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (subject, name) => {
        const message = composeMessage(
          { to: 'a@example.com', subject, text: '', headers: { 'X-Name': name } },
          `${name} <x@example.com>`,
        )

        const header = [message?.subject, message?.from, ...Object.values(message?.headers ?? {})].join('')
        expect(header).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u)
      }),
    )
  })

  it('lets nobody set a header that says who writes to whom', () => {
    const set = (name: string) =>
      composeMessage({ to: 'a@example.com', subject: '', text: '', headers: { [name]: 'x' } }, from)

    expect(() => set('Bcc')).toThrow()
    expect(() => set('reply-to')).toThrow()
    expect(() => set('X-A\r\nBcc')).toThrow()
  })

  it('refuses a Message-ID that is none', () => {
    const set = (messageId: string) =>
      composeMessage({ to: 'a@example.com', subject: '', text: '', messageId }, from)

    expect(() => set('<a@b>\r\nX: y')).toThrow()
    expect(() => set('a@b')).toThrow()
    expect(set('<a@b>')?.messageId).toBe('<a@b>')
  })
})
