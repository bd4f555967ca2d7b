import { readVexDocument as readVexDocumentRoute } from '#contract/intel/vex.ts'
import { type Context, languageOf } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { describeProblem } from '#platform/http/problems.ts'
import { readVexDocument } from './document-actions.ts'

const answer = answering<Context>()

/** Documents of others. */
export const vexRoutes = [
  answer(readVexDocumentRoute, async ({ context, params }) => {
    const { issuedAt, modifiedAt, receivedAt, supersededAt, problems, unused, hash, content, ...rest } =
      await readVexDocument(context, params.document)
    return {
      ...rest,
      issuedAt: issuedAt?.toString() ?? null,
      modifiedAt: modifiedAt?.toString() ?? null,
      receivedAt: receivedAt.toString(),
      supersededAt: supersededAt?.toString() ?? null,
      problems: problems.map((one) => describeProblem(one, languageOf(context.actor))),
      unused: unused.map((one) => ({ ...one })),
      hash: hash.toString('hex'),
      content: content.toString('utf8'),
    }
  }),
]
