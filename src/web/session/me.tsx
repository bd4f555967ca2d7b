import { useMantineColorScheme } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { changeMe, type Me, readMe, signOut } from '#contract/identity/sessions.ts'
import type { Language } from '#contract/shapes.ts'
import { callServer } from '../api/client.ts'
import { ask } from '../api/query.ts'
import { TimeZone } from '../i18n/locale.tsx'
import { switchLanguage } from '../i18n/words.ts'

const MeContext = createContext<Me | null>(null)

interface Props {
  /** The person as known when the page was entered. */
  readonly me: Me
  readonly children: ReactNode
}

/** The person signed in, and the screen in their language, theme and time zone. */
export function Myself({ me: entered, children }: Props) {
  const { data: me = entered } = useQuery({ ...ask(readMe), initialData: entered })
  const { setColorScheme } = useMantineColorScheme()
  const { i18n } = useTranslation()
  const follow = useEffectEvent((language: Language) => {
    if (i18n.language !== language) switchLanguage(language).catch(() => undefined)
  })
  useEffect(() => {
    setColorScheme(me.theme === 'system' ? 'auto' : me.theme)
  }, [me.theme, setColorScheme])
  useEffect(() => follow(me.language), [me.language])
  return (
    <MeContext value={me}>
      <TimeZone zone={me.timeZone}>{children}</TimeZone>
    </MeContext>
  )
}

/** The person signed in; only below `Myself`. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === null) throw new Error('nobody is signed in here')
  return me
}

/** Whether the person holds one of the actions anywhere; the server decides on each object. */
export function useMay(): (...actions: readonly string[]) => boolean {
  const { may } = useMe()
  return (...actions) => actions.some((action) => may.includes(action))
}

type Preferences = Partial<Pick<Me, 'language' | 'theme' | 'mailNotices' | 'timeZone'>>

/** Changes the person's own preferences: at once on the screen, and back when the server refuses. */
export function useChangeMe(): (preferences: Preferences) => Promise<void> {
  const queries = useQueryClient()
  const me = useMe()
  const key = ask(readMe).queryKey
  return async (preferences) => {
    queries.setQueryData(key, { ...me, ...preferences })
    try {
      queries.setQueryData(key, await callServer(changeMe, { body: preferences }))
    } catch (failure) {
      queries.setQueryData(key, me)
      throw failure
    }
  }
}

/** Ends the session here, or every session of the person. What was typed and not sent stays in this browser. */
export async function endSession(where: 'here' | 'everywhere'): Promise<void> {
  await callServer(signOut, { query: { everywhere: where === 'everywhere' ? 'true' : 'false' } })
}
