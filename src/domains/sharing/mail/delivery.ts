/** A mail waits so long that a batch can fold into one summary. */
const foldingSeconds = 2

/** A notice that keeps growing is mailed after so long all the same. */
const longestFoldingSeconds = 60

/** Then a mail has failed for good. */
export const mostAttempts = 8

/** A mail that did not get out for so long is of no use any more. */
export const staleAfter = { hours: 24 }

/** When the mail goes out: after a pause in which its notice did not grow, but not for ever later. */
export function dueAt(since: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  const paused = now.add({ seconds: foldingSeconds })
  const latest = since.add({ seconds: longestFoldingSeconds })
  return Temporal.Instant.compare(paused, latest) < 0 ? paused : latest
}

/** 10 s, 30 s, 90 s … about two hours: how long to wait after the attempt of that number, the first being 1. */
export function pauseAfter(attempts: number): Temporal.Duration {
  return Temporal.Duration.from({ seconds: 10 * 3 ** (attempts - 1) })
}

/** Told by the notice alone, so that every attempt, also after a crash, carries the same. */
export function messageIdOf(noticeId: string, host: string): string {
  return `<notice.${noticeId}@${host}>`
}

/** The right half of Message-IDs: the host as people reach us. */
export function hostOf(publicUrl: string): string {
  return new URL(publicUrl).hostname
}
