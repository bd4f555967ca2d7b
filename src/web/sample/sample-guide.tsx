import { lazy, type ReactNode, Suspense } from 'react'
import { Loading } from '../ui/feedback/loading.tsx'
import { useSample } from './use-sample.ts'

const Guide = lazy(async () => ({ default: (await import('./guide.tsx')).Guide }))

/**
 * A page below the guide to the sample company; without a guide, and with nothing to load, where there is none. The page
 * waits until that is known, so that the guide pushes nothing away that is being read.
 */
export function BelowSampleGuide({ children }: { readonly children: ReactNode }) {
  const sample = useSample()
  if (sample === undefined) return <Loading />
  if (sample === null) return children
  return (
    <Suspense fallback={<Loading />}>
      <Guide />
      {children}
    </Suspense>
  )
}
