import { describe, expect, it } from 'vitest'
import { parseOrigin } from './origin.ts'

function read(text: string) {
  const origin = parseOrigin(text)
  return origin.ok ? origin.value : origin.problems
}

describe('where a question begins', () => {
  it('knows a vulnerability by any name, however it was typed', () => {
    expect(read('vulnerability:ｃｖｅ－２０２１－４４２２８')).toEqual({
      kind: 'vulnerability',
      name: 'CVE-2021-44228',
    })
  })

  it.each([
    ['package:pkg:npm/%40vue/shared@3.0.0', 'npm/@vue/shared', '3.0.0'],
    ['package:npm/@vue/shared', 'npm/@vue/shared', null],
    ['package:npm/@vue/shared@3.0.0', 'npm/@vue/shared', '3.0.0'],
    ['package:pypi/Django_Rest', 'pypi/django-rest', null],
    ['package:maven/org.slf4j:slf4j-api@1.7.0', 'maven/org.slf4j:slf4j-api', '1.7.0'],
    [
      'package:golang/github.com/foo/bar/v2@v2.1.0+incompatible',
      'golang/github.com/foo/bar/v2',
      'v2.1.0+incompatible',
    ],
  ])('reads %s', (text, packageKey, version) => {
    expect(read(text)).toMatchObject({ kind: 'package', packageKey, version })
  })

  it('finds another spelling of a version by its key', () => {
    expect(read('package:npm/a@1.0')).toMatchObject({ versionKey: expect.any(Uint8Array) })
  })

  it('keeps the binary’s name and the release of a distribution', () => {
    expect(read('package:pkg:deb/debian/libc6@2.36-9?distro=debian-12&upstream=glibc')).toMatchObject({
      packageKey: 'deb/debian/glibc',
      binaryName: 'libc6',
      distribution: 'debian-12',
    })
  })

  it.each([
    ['log4j', 'impact.origin-unknown'],
    ['product:x', 'impact.origin-unknown'],
    ['ci:1', 'impact.id-wrong'],
    ['package:log4j', 'impact.package-key-wrong'],
    ['package:/', 'impact.package-key-wrong'],
  ])('refuses %s and says where', (text, code) => {
    expect(read(text)).toMatchObject([{ path: '/from', code }])
  })

  it('says what is wrong with a purl in the words of purl', () => {
    expect(read('package:pkg:npm')).toMatchObject([{ path: '/from', code: expect.stringMatching(/^purl\./) }])
  })
})
