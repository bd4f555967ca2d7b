import { expect, it } from 'vitest'
import { normaliseHost, permissionFor, readLocation } from './locations.ts'

it.each([
  'file:///etc/passwd',
  'gopher://feeds.example/',
  'ftp://feeds.example/',
  'javascript:alert(1)',
  'http://user@feeds.example/',
  'http://user:word@feeds.example/',
  'http://@feeds.example/',
  'http://feeds.example@127.0.0.1/',
  'http:\\\\feeds.example\\',
  'http://feeds.example\\@127.0.0.1/',
  '/\\feeds.example/',
  'http://feeds.example/\r\nHost: other',
  'http://feeds.exa\tmple/',
  ' http://feeds.example/',
  'http://[::1',
  'http://.',
  'http://',
  'feeds.example/list',
  `http://feeds.example/${'a'.repeat(2000)}`,
])('refuses the address %j', (text) => {
  expect(() => readLocation(text)).toThrow('net.url-refused')
})

it.each([
  ['http://0x7f.1/', '127.0.0.1'],
  ['http://2130706433/', '127.0.0.1'],
  ['http://0177.0.0.1/', '127.0.0.1'],
  ['http://127.1/', '127.0.0.1'],
  ['http://[::ffff:127.0.0.1]/', '[::ffff:7f00:1]'],
  ['http://[0:0:0:0:0:0:0:0]/', '[::]'],
  ['http://LOCALHOST./', 'localhost'],
  ['http://①②⑦.0.0.1/', '127.0.0.1'],
  ['http://例え.example/', 'xn--r8jz45g.example'],
])('reads the one host in %s', (text, host) => {
  expect(readLocation(text).hostname).toBe(host)
})

it('reads what a redirect says as relative to where it stands', () => {
  const from = readLocation('https://feeds.example/a/b?c#d')

  expect(readLocation('../e', from).href).toBe('https://feeds.example/e')
  expect(readLocation('//other.example/x', from).href).toBe('https://other.example/x')
  expect(() => readLocation('//user@other.example/x', from)).toThrow('net.url-refused')
})

it.each([
  ['https://feeds.example/x', 'public'],
  ['http://FEEDS.example./x', 'public'],
  ['https://feeds.example:443/x', 'public'],
  ['https://feeds.example:8443/x', 'none'],
  ['http://feeds.example:22/x', 'none'],
  ['https://odd.example:8443/x', 'public'],
  ['https://odd.example/x', 'none'],
  ['https://evil-feeds.example/x', 'none'],
  ['https://feeds.example.evil.example/x', 'none'],
  ['https://mirror.corp/x', 'internal'],
  ['http://127.0.0.1:8080/x', 'internal'],
  ['http://0x7f.1:8080/x', 'internal'],
  ['http://127.0.0.1/x', 'none'],
  ['http://plain.example/x', 'public'],
  ['https://plain.example/x', 'none'],
] as const)('gives %s the permission %s', (url, permission) => {
  const allowed = {
    hosts: ['feeds.example', 'odd.example:8443', 'plain.example:80'],
    internalHosts: ['Mirror.corp.', '127.0.0.1:8080'],
  }

  expect(permissionFor(readLocation(url), allowed)).toBe(permission)
})

it('refuses entries that are no hosts', () => {
  for (const entry of ['', 'a/b', 'user@a', 'a b', 'http://a', 'a:99999', '*', '\\a']) {
    const host = normaliseHost(entry)
    expect(host === undefined || host === '*').toBe(true)
  }
})
