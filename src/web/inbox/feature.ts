import { listNotices } from '#contract/sharing/notices.ts'
import type { Feature } from '../feature.ts'

export const inbox: Feature = { reactions: [{ kind: 'notice', routes: [listNotices] }] }
