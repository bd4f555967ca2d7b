import { readMe } from '#contract/identity/sessions.ts'
import type { Feature } from '../feature.ts'

export const session: Feature = { reactions: [{ kind: 'me', routes: [readMe] }] }
