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

/** Several notices of one person were read, became unread, were put off or came back; at most 500. */
export interface NoticesChanged {
  readonly personId: string
  readonly notices: readonly { readonly id: string; readonly version: number }[]
}

export const noticesChanged = 'sharing.notices-changed'
