/** A notice came, grew, was acknowledged, or its mail got somewhere. */
export interface NoticeChanged {
  readonly noticeId: string
  readonly personId: string
  readonly version: number
}

export const noticeChanged = 'sharing.notice-changed'

/** A saved list came, was changed, deleted or brought back: `savedListId`, `version`. */
export const savedListChanged = 'sharing.saved-list-changed'

/** Somebody changed what they have pinned: `personId`. */
export const savedListPinned = 'sharing.saved-list-pinned'
