import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { expect, it, onTestFinished } from 'vitest'
import { makeCertificate } from './trials/certificate.ts'
import { open, readAll } from './trials/going-out.ts'
import { give, lead, openUnrulyServer, type UnrulyServer } from './trials/unruly-server.ts'

const soon = new Date('2039-01-01T00:00:00Z')

it.each([
  ['nobody vouches for', () => makeCertificate('mirror.corp', soon), false],
  ['has expired', () => makeCertificate('mirror.corp', new Date('2021-01-01T00:00:00Z')), true],
  ['is for another host', () => makeCertificate('other.corp', soon), true],
])('refuses a certificate that %s', async (_, make, isTrusted) => {
  const certificate = make()
  const server = await openUnrulyServer({ '/a': give('x') }, certificate)
  if (isTrusted) trust(certificate.cert)

  const asking = openByName(server).get({ url: `https://${nameFor(server)}/a` }, readAll)

  await expect(asking).rejects.toMatchObject({ kind: 'invalid', code: 'net.certificate-refused' })
  expect(server.asked).toEqual([])
})

it('accepts a certificate that the machine trusts', async () => {
  const certificate = makeCertificate('mirror.corp', soon)
  const server = await openUnrulyServer(
    { '/a': give('x'), '/down': lead('http://mirror.corp/') },
    certificate,
  )
  trust(certificate.cert)

  const bytes = await openByName(server).get({ url: `https://${nameFor(server)}/a` }, readAll)

  expect(bytes.toString()).toBe('x')
  await expect(
    openByName(server).get({ url: `https://${nameFor(server)}/down` }, readAll),
  ).rejects.toMatchObject({ code: 'net.downgrade-refused' })
})

function nameFor(server: UnrulyServer): string {
  return server.host.replace('127.0.0.1', 'mirror.corp')
}

function openByName(server: UnrulyServer) {
  return open({
    internalHosts: [nameFor(server)],
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  })
}

function trust(cert: string): void {
  const before = getCACertificates('default')
  setDefaultCACertificates([...before, cert])
  onTestFinished(() => setDefaultCACertificates(before))
}
