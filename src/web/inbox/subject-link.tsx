import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Notice } from '#contract/sharing/notices.ts'

interface Props {
  readonly subject: Notice['subject']
  readonly className: string | undefined
  readonly onFollow?: () => void
  readonly children: ReactNode
}

/** The way from a notice to what it is about. */
export function SubjectLink({ subject, className, onFollow, children }: Props) {
  if (subject.kind === 'worklist') {
    return (
      <Link to="/vulnerabilities" className={className} onClick={onFollow}>
        {children}
      </Link>
    )
  }
  if (subject.kind === 'source') {
    return (
      <Link to="/administration/sources" className={className} onClick={onFollow}>
        {children}
      </Link>
    )
  }
  if (subject.kind === 'report') {
    return (
      <Link to="/wrong-matches" search={{ state: 'ended' }} className={className} onClick={onFollow}>
        {children}
      </Link>
    )
  }
  return (
    <Link
      to="/vulnerabilities/$alias"
      params={{ alias: subject.id }}
      className={className}
      onClick={onFollow}
    >
      {children}
    </Link>
  )
}
