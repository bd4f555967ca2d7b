import { lazy, Suspense } from 'react'
import { useSample } from './use-sample.ts'

const Guide = lazy(async () => ({ default: (await import('./guide.tsx')).Guide }))

/** The guide to the sample company; nothing, and nothing to load, where there is none. */
export function SampleGuide() {
  if (useSample() === undefined) return null
  return (
    <Suspense fallback={null}>
      <Guide />
    </Suspense>
  )
}
