export { type NoticeChanged, noticeChanged } from './events.ts'
