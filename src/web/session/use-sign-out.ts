import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { isSignedOut } from '../api/queries.ts'
import { showFailure } from '../api/show-failure.tsx'
import { endSession } from './me.tsx'

/** Signs the person out, here or everywhere, and shows the way in again. */
export function useSignOut(): (where: 'here' | 'everywhere') => void {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (where) => {
    endSession(where)
      .catch((failure: unknown) => {
        if (!isSignedOut(failure)) throw failure
      })
      .then(() => navigate({ to: '/sign-in', search: {} }))
      .then(() => queries.clear())
      .catch(showFailure)
  }
}
