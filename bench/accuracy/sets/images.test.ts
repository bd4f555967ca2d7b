import { describe, expect, it } from 'vitest'
import { distributionOfImage, isOfDistribution } from './images.ts'

describe('the distribution of an image', () => {
  it.each([
    ['docker.io/ubuntu:17.04', 'deb', 'ubuntu', '17.04'],
    ['docker.io/some/trials:alpine-3.12-d5be50d', 'apk', 'alpine', '3.12'],
    ['registry.example.com/suse/sles12sp4:26.380', 'rpm', 'suse', '12.4'],
    ['registry.example.com/suse/sle15:15.1.6.2', 'rpm', 'suse', '15.1'],
    ['docker.io/some/trials:appstreams-rhel-8-1a287dd', 'rpm', 'redhat', '8'],
    ['registry.example.com/ubi9', 'rpm', 'redhat', '9'],
    ['docker.io/some/wolfi-base:latest', 'apk', 'wolfi', null],
  ] as const)('of %s is told by its name: %s %s %s', (image, ...expected) => {
    const [type, namespace, release] = expected

    expect(distributionOfImage(image, [])).toEqual({ type, namespace, release })
  })

  it('is else the one whose mark most versions bear', () => {
    const versions = ['1.1.1d-0+deb10u2', '241-7~deb10u2', '8.30-3', '1.2-3.el8', '3.8.0']

    expect(distributionOfImage('docker.io/python:3.8.0-slim', versions)).toEqual({
      type: 'deb',
      namespace: 'debian',
      release: '10',
    })
  })

  it('is none where nothing tells it', () => {
    expect(distributionOfImage('docker.io/some/java:1', ['4.1.52.Final', '1.2.9'])).toBeNull()
  })
})

it.each([
  ['deb', '2.28-10', true],
  ['deb', '1.18.10ubuntu2', true],
  ['deb', '3.8.0', false],
  ['rpm', '1:1.0.2k-16.el7', true],
  ['rpm', '1.3.0-23.1', true],
  ['rpm', '9.4.38.v20210224', false],
  ['apk', '1.35.0-r2', true],
  ['apk', '1.35.0', false],
] as const)('%s: %s has the form of its versions: %s', (type, version, expected) => {
  expect(isOfDistribution({ type, namespace: '', release: null }, version)).toBe(expected)
})
