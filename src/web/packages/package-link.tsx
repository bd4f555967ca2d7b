import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface Props {
  readonly packageKey: string
  /** What the reader reads: the component's own name, as it stands in its place. */
  readonly children: ReactNode
  readonly hint?: string | undefined
  readonly className?: string | undefined
}

/** Leads from a component's name to where it is used and what is known of it. */
export function PackageLink({ packageKey, children, hint, className }: Props) {
  return (
    <Link to="/packages" search={{ key: packageKey }} data-hint={hint} className={className}>
      {children}
    </Link>
  )
}
