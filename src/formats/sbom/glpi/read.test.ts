import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const read = (name: string) => readSbom(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))

it('lists the device, what runs it and the programs on it', () => {
  expect(read('computer.json')).toMatchObject({
    value: {
      format: 'glpi',
      specVersion: 'JSON',
      tools: [{ name: 'GLPI-Agent', version: '1.7' }],
      subject: {
        name: 'host',
        kind: 'device',
        supplier: 'Maker',
        properties: [{ name: 'model', value: 'Book 13' }, {}],
      },
      components: [
        { name: 'Debian', version: '12.4', kind: 'operating-system' },
        { name: 'BIOS', version: '1.4.3', kind: 'firmware', supplier: 'Maker' },
        { name: 'PostgreSQL 15', version: '15.5', kind: 'application' },
        { purl: 'pkg:deb/debian/curl@7.88.1-10%2Bdeb12u5?arch=amd64&distro=debian-12', supplier: 'Debian' },
        { name: 'Some Program', version: '2.0', purl: null, kind: 'application' },
      ],
      unused: [{ field: 'cpus' }],
    },
  })
})

it('leaves the distribution open where the operating system is none that we know', () => {
  const content = {
    versionclient: 'x',
    operatingsystem: { name: 'Own Linux', version: '1' },
    softwares: [{ name: 'curl', version: '8.5.0-1', arch: 'amd64', from: 'deb' }],
  }

  expect(readSbom(Buffer.from(JSON.stringify({ itemtype: 'Computer', content })))).toMatchObject({
    value: { components: [{ name: 'Own Linux' }, { purl: 'pkg:deb/curl@8.5.0-1?arch=amd64' }] },
  })
})

it('leaves serial numbers and users out', () => {
  const result = read('computer.json')

  expect(JSON.stringify(result.ok && result.value)).not.toMatch(/0000|ssn/)
})

it('reads the XML of older agents, with lines as places', () => {
  expect(read('computer.xml')).toMatchObject({
    value: {
      specVersion: 'XML',
      subject: { name: 'host' },
      components: [
        { name: 'Fedora Linux', path: '/line/5' },
        { purl: 'pkg:rpm/fedora/bash@5.2.21-2.fc39?arch=x86_64&distro=fedora-39', path: '/line/6' },
        { purl: 'pkg:rpm/fedora/vim@9.0-1.fc39?arch=x86_64&distro=fedora-39&epoch=2' },
      ],
    },
  })
})

it('reads the firmware of a network device', () => {
  expect(read('switch.json')).toMatchObject({
    value: {
      subject: { name: 'sw-1' },
      components: [{ name: '2530-48G', version: 'YA.15.12', kind: 'firmware' }],
    },
  })
})
