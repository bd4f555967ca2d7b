import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readCycloneDx } from '../read.ts'

const soon = 20_000
const namespace = 'xmlns="http://cyclonedx.org/schema/bom/1.6"'

function bom(components: string, rest = ''): string {
  return `<bom ${namespace}><components>${components}</components>${rest}</bom>`
}

it('security.md 4.5: refuses a document type, before anything it declares is looked at', () => {
  const text = `<!DOCTYPE bom [<!ENTITY x SYSTEM "file:///etc/passwd">]>${bom('<component type="library"><name>&x;</name></component>')}`

  expect(readCycloneDx(text)).toMatchObject({ ok: false, problems: [{ code: 'xml.doctype' }] })
})

it('security.md 4.6: takes names of the language for unknown fields', () => {
  const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString']
  const fields = names.map((name) => `<${name}><a>1</a></${name}>`).join('')
  const result = readCycloneDx(
    bom(`<component type="library" __proto__="x"><name>a</name>${fields}</component>`),
  )

  expect(result).toMatchObject({ ok: true, value: { components: [{ name: 'a' }] } })
  const unknown = result.ok ? result.warnings.filter(({ code }) => code === 'sbom.field-unknown') : []
  expect(unknown).toHaveLength(names.length)
})

it(
  'security.md 4.8: reads 20,000 components with a ring of dependencies, one by one',
  () => {
    const count = 20_000
    const numbers = Array.from({ length: count }, (_, index) => index)
    const components = numbers.map(
      (at) => `<component type="library" bom-ref="c${at}"><name>n${at}</name></component>`,
    )
    const edges = numbers.map(
      (at) => `<dependency ref="c${at}"><dependency ref="c${(at + 1) % count}"/></dependency>`,
    )
    const result = readCycloneDx(bom(components.join(''), `<dependencies>${edges.join('')}</dependencies>`))

    expect(result.ok && [result.value.components.length, result.value.dependencies.length]).toEqual([
      count,
      count,
    ])
  },
  soon,
)

it(
  'security.md 4.8: stops where components lie within each other without end',
  () => {
    const inner = '<components><component type="library"><name>a</name>'

    expect(readCycloneDx(`<bom ${namespace}>${inner.repeat(50_000)}`)).toMatchObject({
      ok: false,
      problems: [{ code: 'xml.too-deep' }],
    })
  },
  soon,
)

it(
  'answers whatever the bytes are',
  () => {
    const whole = readFileSync(new URL('../fixtures/1.6-everything-of-a-component.xml', import.meta.url))
    let seed = 20_261_123
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return (seed >>> 8) % below
    }
    for (let round = 0; round < 400; round++) {
      const bytes = Buffer.from(whole)
      for (let change = 0; change <= random(5); change++) bytes[random(bytes.length)] = 9 + random(118)

      expect(() => readCycloneDx(bytes)).not.toThrow()
    }
  },
  soon,
)
