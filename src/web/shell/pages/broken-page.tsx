import { useRouter } from '@tanstack/react-router'
import { FailedPage } from '../../api/failed-page.tsx'

/** What stands in place of a page that failed while it was entered or drawn. */
export function BrokenPage({ error }: { readonly error: unknown }) {
  const router = useRouter()
  const retry = () => {
    router.invalidate().catch(() => undefined)
  }
  return <FailedPage failure={error} onRetry={retry} />
}
