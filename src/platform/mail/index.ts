export { attemptMilliseconds, type Mailer, type MailLimits, type MailOutcome, openMail } from './mailer.ts'
export type { Mail } from './message.ts'
