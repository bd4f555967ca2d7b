import { isObject, type JsonNode } from '../../../json/node.ts'
import type { ProblemLog } from '../../../problem-log.ts'

/** Small objects that are looked at when all of a document is read; until then each is one text. */
export interface HeldNodes {
  hold(value: unknown, path: string): void
  nodes(): Iterable<JsonNode>
}

export function heldNodes(log: ProblemLog): HeldNodes {
  const texts: string[] = []
  const paths: string[] = []
  return {
    hold(value, path) {
      texts.push(JSON.stringify(value))
      paths.push(path)
    },
    *nodes() {
      for (const [index, path] of paths.entries()) {
        const value: unknown = JSON.parse(texts[index] ?? '')
        yield { value: isObject(value) ? value : {}, path, log }
      }
    },
  }
}
