import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const read = (name: string) => readSbom(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))

it('reads a lock file, each version of a package once', () => {
  expect(read('packages.lock.json')).toMatchObject({
    value: {
      format: 'nuget',
      specVersion: 'packages.lock.json',
      components: [
        { purl: 'pkg:nuget/Serilog@3.1.1', hashes: [{ algorithm: 'SHA-512' }] },
        { purl: 'pkg:nuget/Serilog.Core@1.0.0' },
        { name: 'own.library', purl: null },
        { purl: 'pkg:nuget/Serilog.Core@0.9.0' },
      ],
      dependencies: [
        { from: -1, to: 0 },
        { from: 0, to: 1 },
      ],
    },
  })
})

it('reads what a built program says it is made of', () => {
  expect(read('shop.deps.json')).toMatchObject({
    value: {
      specVersion: 'deps.json',
      subject: { name: 'Shop', version: '1.0.0', purl: null },
      components: [{ name: 'Shop.Core', purl: null }, { purl: 'pkg:nuget/Serilog@3.1.1' }],
      dependencies: [
        { from: -1, to: 1 },
        { from: -1, to: 0 },
      ],
    },
  })
})

it('reads what was restored for a project', () => {
  expect(read('project.assets.json')).toMatchObject({
    value: {
      specVersion: 'project.assets.json',
      subject: { name: 'Shop', version: '2.0.0' },
      components: [{ purl: 'pkg:nuget/Serilog@3.1.1' }, { purl: 'pkg:nuget/Serilog.Core@1.0.0' }],
      dependencies: [
        { from: 0, to: 1 },
        { from: -1, to: 0 },
      ],
    },
  })
})

it('reads what Chocolatey leaves of a package', () => {
  expect(read('chocolatey.nuspec')).toMatchObject({
    value: {
      format: 'nuget',
      specVersion: 'nuspec',
      components: [{ purl: 'pkg:chocolatey/editor.install@1.60.0', supplier: 'Somebody' }],
    },
  })
})

it('reads what is asked for in XML', () => {
  expect(read('packages.config')).toMatchObject({
    value: {
      components: [
        { purl: 'pkg:nuget/EntityFramework@6.4.4', scope: 'required' },
        { purl: 'pkg:nuget/StyleCop@1.1', scope: 'excluded' },
      ],
    },
  })
  expect(read('Directory.Packages.props')).toMatchObject({
    value: {
      components: [
        { purl: 'pkg:nuget/Newtonsoft.Json@13.0.3' },
        { purl: 'pkg:nuget/Exact@2.0.0' },
        { purl: 'pkg:nuget/Of.Property' },
      ],
    },
    warnings: [{ path: '/line/5', code: 'sbom.component-version-missing' }],
  })
})
