import type { StatedDocument } from '#domains/inventory/index.ts'
import { restate } from '#formats/vex/cyclonedx/restate.ts'

const subjectRef = 'subject'

/** What an item's document says of vulnerabilities, as a document of its own for the reader of others' statements. */
export function itemVex(stated: StatedDocument): Buffer {
  const { subject, components, vulnerabilities } = stated
  return restate({
    ...stated,
    specVersion: '1.6',
    serial: null,
    revision: null,
    subject: subject === null ? null : { ...subject, ref: subjectRef },
    components: [...components].map(([position, component]) => ({ ...component, ref: refOf(position) })),
    vulnerabilities: vulnerabilities.map((one) => ({
      ...one,
      affects: one.affects.map((affected, at) => {
        const position = one.components[at] ?? null
        return position === null ? affected : { ...affected, ref: refOf(position) }
      }),
    })),
  })
}

function refOf(position: number): string {
  return position < 0 ? subjectRef : `component-${position}`
}
