import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouteContext, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Section } from '../feature.ts'
import { features } from '../features.ts'
import { Imports } from '../imports/imports.tsx'
import { Live } from '../live/live.tsx'
import { Myself, useMay } from '../session/me.tsx'
import { Drafts } from '../ui/drafts/drafts.tsx'
import { whenIdle } from '../ui/idle/idle.ts'
import { Frame } from './frame/frame.tsx'

const reactions = features.flatMap((feature) => feature.reactions)

/** Everything that people signed in have around them: themselves, their drafts, the news, the frame. */
export function SignedIn() {
  const { me } = useRouteContext({ from: '/in' })
  const leave = useLeave()
  return (
    <Myself me={me}>
      <Drafts person={me.id}>
        <Live person={me.id} reactions={reactions} onSignedOut={leave}>
          <Imports>
            <SectionedFrame />
          </Imports>
        </Live>
      </Drafts>
    </Myself>
  )
}

function SectionedFrame() {
  const may = useMay()
  const sections = features.flatMap(({ section }) => {
    const shown = section !== undefined && (section.may.length === 0 || may(...section.may))
    return shown ? [section] : []
  })
  usePreloading(sections.flatMap(({ id, to }) => (id === 'administration' ? [] : [to])))
  return <Frame sections={sections} />
}

/** The screens a click away are no part of the first page's weight, but they are there when they are called for. */
function usePreloading(addresses: readonly Section['to'][]): void {
  const router = useRouter()
  const wanted = addresses.join(' ')
  useEffect(() => {
    const load = async () => {
      for (const to of wanted.split(' ')) await router.preloadRoute({ to })
    }
    return whenIdle(() => {
      load().catch(() => undefined)
    })
  }, [router, wanted])
}

/** Goes to the sign-in page, from which the person comes back here; drafts stay. */
function useLeave(): () => void {
  const router = useRouter()
  const navigate = useNavigate()
  const queries = useQueryClient()
  return () => {
    const { pathname, href } = router.state.location
    if (pathname === '/sign-in') return
    navigate({ to: '/sign-in', search: { to: href } })
      .then(() => queries.clear())
      .catch(() => undefined)
  }
}
