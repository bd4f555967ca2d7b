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

it('names the packages of a runtime that is brought along as NuGet does', () => {
  const pack = 'runtimepack.Microsoft.NETCore.App.Runtime.linux-x64'
  const text = JSON.stringify({
    runtimeTarget: { name: '.NETCoreApp,Version=v8.0/linux-x64' },
    targets: {
      '.NETCoreApp,Version=v8.0/linux-x64': {
        'Shop/1.0.0': { dependencies: { [pack]: '8.0.0' } },
        [`${pack}/8.0.0`]: {},
      },
    },
    libraries: { 'Shop/1.0.0': { type: 'project' }, [`${pack}/8.0.0`]: { type: 'runtimepack', sha512: '' } },
  })
  expect(readSbom(Buffer.from(text), 'Shop.deps.json')).toMatchObject({
    value: {
      subject: { name: 'Shop' },
      components: [{ purl: 'pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@8.0.0' }],
      dependencies: [{ from: -1, to: 0 }],
    },
  })
})

it('fills in the properties that the file itself gives without a condition', () => {
  const text = `<Project>
  <PropertyGroup>
    <Major>8</Major>
    <Common>$(major).0.1</Common>
    <Loop>$(Loop)</Loop>
    <Open Condition="'$(Open)' == ''">1.0</Open>
  </PropertyGroup>
  <ItemGroup>
    <PackageVersion Include="Of.Property " Version="$(Common)" />
    <PackageVersion Include="Looping" Version="$(Loop)" />
    <PackageVersion Include="Open" Version="$(Open)" />
    <PackageVersion Include="Empty" Version="" />
    <PackageVersion Include="$(Elsewhere)" Version="1.0" />
  </ItemGroup>
</Project>`
  expect(readSbom(Buffer.from(text))).toMatchObject({
    value: {
      components: [
        { purl: 'pkg:nuget/Of.Property@8.0.1' },
        { purl: 'pkg:nuget/Looping' },
        { purl: 'pkg:nuget/Open' },
        { purl: 'pkg:nuget/Empty' },
        { name: '$(Elsewhere)', purl: null },
      ],
    },
    warnings: [
      { path: '/line/10', code: 'sbom.component-version-missing' },
      { path: '/line/11', code: 'sbom.component-version-missing' },
      { path: '/line/12', code: 'sbom.component-version-missing' },
      { path: '/line/13', code: 'sbom.purl-missing' },
    ],
  })
})
