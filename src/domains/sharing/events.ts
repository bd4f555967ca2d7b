/** A notice came, grew, was acknowledged, or its mail got somewhere. */
export interface NoticeChanged {
  readonly noticeId: string
  readonly personId: string
  readonly version: number
}

export const noticeChanged = 'sharing.notice-changed'
