import { expect, it } from 'vitest'
import { recognise } from './recognise.ts'

it.each([
  [
    'RustSec',
    '```toml\n[advisory]\nid = "RUSTSEC-2031-0007"\npackage = "a"\n```\n# Title',
    { source: 'rustsec', name: 'RUSTSEC-2031-0007' },
  ],
  [
    'RustSec, of the language itself',
    '```toml\n[advisory]\nid = "CVE-2031-10007"\npackage = "std"\n```',
    { source: 'rustsec', name: 'CVE-2031-10007' },
  ],
  [
    'HSEC',
    '\uFEFF```toml\r\n[advisory]\r\nid = "HSEC-2031-0004"\r\n```',
    { source: 'hsec', name: 'HSEC-2031-0004' },
  ],
  ['RubySec', '---\ngem: demo\ncve: 2031-20001\ntitle: X\n', { source: 'rubysec', name: 'demo' }],
  [
    'FriendsOfPHP',
    "title: 'X'\nbranches:\n    1.x:\n        versions: ['<1']\nreference: composer://acme/forms\n",
    { source: 'friendsofphp', name: 'acme/forms' },
  ],
])('recognises a record of %s', (_what, text, expected) => {
  expect(recognise(text)).toEqual({ as: 'advisories', ...expected })
})

it.each([
  ['a lock file in YAML', "lockfileVersion: '9.0'\npackages:\n  gem: x\n"],
  ['a list of gems', 'GEM\n  remote: https://rubygems.example/\n'],
  ['a lock file in TOML', '[[package]]\nname = "a"\n'],
  ['a README', '# How to\n```toml\n[advisory]\nid = "RUSTSEC-2031-0007"\n```'],
])('leaves %s to the server', (_what, text) => {
  expect(recognise(text)).toBeNull()
})
