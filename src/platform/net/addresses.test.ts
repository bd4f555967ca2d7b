import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { reachOf } from './addresses.ts'

it.each([
  ['93.184.215.14', 'public'],
  ['2606:2800:220:1:248:1893:25c8:1946', 'public'],
  ['64:ff9b::5db8:d70e', 'public'],
  ['::ffff:93.184.215.14', 'public'],
  ['127.0.0.1', 'internal'],
  ['10.1.2.3', 'internal'],
  ['172.31.255.255', 'internal'],
  ['192.168.0.1', 'internal'],
  ['100.64.1.1', 'internal'],
  ['::1', 'internal'],
  ['0:0:0:0:0:0:0:1', 'internal'],
  ['fd12:3456::1', 'internal'],
  ['::ffff:127.0.0.1', 'internal'],
  ['::ffff:7f00:1', 'internal'],
  ['64:ff9b::a00:1', 'internal'],
  ['169.254.169.254', 'never'],
  ['::ffff:169.254.169.254', 'never'],
  ['::ffff:a9fe:a9fe', 'never'],
  ['100.100.100.200', 'never'],
  ['fd00:ec2::254', 'never'],
  ['fe80::1', 'never'],
  ['fe80::1%eth0', 'never'],
  ['0.0.0.0', 'never'],
  ['::', 'never'],
  ['::127.0.0.1', 'never'],
  ['224.0.0.1', 'never'],
  ['ff02::1', 'never'],
  ['255.255.255.255', 'never'],
  ['2::1', 'never'],
  ['2002:7f00:1::', 'never'],
  ['2001:0:4136::1', 'never'],
  ['', 'never'],
  ['example.com', 'never'],
] as const)('says of %s that it is %s', (address, reach) => {
  expect(reachOf(address)).toBe(reach)
})

it('says the same of an address and of the one that it is mapped to', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(reachOf(`::ffff:${address}`)).toBe(reachOf(address))
      expect(reachOf(`64:ff9b::${address}`)).toBe(reachOf(address))
    }),
  )
})

it('lets nothing into the world that only the company or the machine can reach', () => {
  const inside = fc.oneof(
    fc.tuple(fc.constant(10), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(127), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(169), fc.constant(254), fc.nat(255), fc.nat(255)),
  )
  fc.assert(
    fc.property(inside, (bytes) => {
      expect(reachOf(bytes.join('.'))).not.toBe('public')
    }),
  )
})
