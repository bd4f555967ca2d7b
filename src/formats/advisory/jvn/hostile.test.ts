import { expect, it } from 'vitest'
import { readJvn } from './read.ts'

function detailsOf(parts: string): string {
  return `<VULDEF-Document xmlns="http://jvn.jp/vuldef/"><Vulinfo><VulinfoID>JVNDB-2026-000001</VulinfoID><VulinfoData>${parts}</VulinfoData></Vulinfo></VULDEF-Document>`
}

it('security.md 4.5: refuses a document that declares types', () => {
  const text = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${detailsOf('<Title>&x;</Title>')}`

  expect(readJvn(text)).toMatchObject({ ok: false, problems: [{ code: 'xml.doctype' }] })
})

it('security.md 4.6: takes names of the language for names', () => {
  const read = readJvn(detailsOf('<__proto__>1</__proto__><constructor a="1">2</constructor>'))

  expect(read).toMatchObject({
    ok: true,
    value: { unused: [{ field: '__proto__' }, { field: 'constructor' }] },
  })
})

it('security.md 4.10: keeps a phrase of 10 KB out, told, and reads thousands in time', () => {
  const item = (phrases: string) =>
    `<Affected><AffectedItem><Name>x</Name>${phrases}</AffectedItem></Affected>`
  const long = `<VersionNumber>${'1'.repeat(10_000)}</VersionNumber>`
  const began = performance.now()

  const read = readJvn(detailsOf(item(long + '<VersionNumber>1 から 2</VersionNumber>'.repeat(20_000))))

  expect(read).toMatchObject({ ok: true, value: { products: [{ isComplete: false }] } })
  expect(read.ok && read.warnings).toMatchObject([{ code: 'json.text-too-long' }])
  expect(performance.now() - began).toBeLessThan(10_000)
})

it('security.md 4.11: keeps a vector that the standard does not allow, without a score', () => {
  const cvss =
    '<Impact><Cvss version="3.0"><Base>NaN</Base><Vector>CVSS:3.0/AV:N/AV:N</Vector></Cvss></Impact>'
  const read = readJvn(detailsOf(cvss))

  expect(read).toMatchObject({ ok: true, value: { severities: [{ score: null, given: { score: null } }] } })
})

it('security.md 4.12: leaves out what is no CPE, and keeps the rest as written', () => {
  const cpes = ['cpe:/a:a%3ab:c:*', `cpe:/a:${'x'.repeat(8192)}`, 'cpe:/q:x', 'cpe:/a:a b:ｃ']
  const item = `<AffectedItem>${cpes.map((cpe) => `<Cpe>${cpe}</Cpe>`).join('')}</AffectedItem>`
  const read = readJvn(detailsOf(`<Affected>${item}</Affected>`))

  expect(read).toMatchObject({
    ok: true,
    value: { products: [{ cpes: ['cpe:/a:a%3ab:c:*', 'cpe:/a:a b:ｃ'] }] },
  })
  expect(read.ok && read.warnings.map(({ code }) => code)).toEqual([
    'advisory.cpe-not-valid',
    'advisory.cpe-not-valid',
  ])
})

it('security.md 4.27: looks for tags in long texts in linear time', () => {
  const began = performance.now()
  for (const piece of ['&lt;a ', '&lt;', '&amp;a', '&lt;li&gt;']) {
    expect(
      readJvn(
        detailsOf(
          `<Title>${piece.repeat(300)}</Title><VulinfoDescription><Overview>${piece.repeat(25_000)}</Overview></VulinfoDescription>`,
        ),
      ).ok,
    ).toBe(true)
  }
  expect(performance.now() - began).toBeLessThan(10_000)
})
