import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMe } from '../../session/me.tsx'
import { type Period, sinceOf } from './period.ts'
import { readVisits, visitAgain, writeVisits } from './visits.ts'

/** From when on something is news on this page; it stays the same while the page stands. */
export function useSince(): { readonly period: Period; readonly since: string } {
  const { period = 'visit' } = useSearch({ from: '/in/' })
  const me = useMe()
  const [entered] = useState(() => {
    const at = Date.now()
    return { at, visits: visitAgain(readVisits(localStorage.getItem(placeOf(me.id))), at) }
  })
  useEffect(() => {
    localStorage.setItem(placeOf(me.id), writeVisits(entered.visits))
  }, [me.id, entered])
  return { period, since: sinceOf(period, entered.at, entered.visits.before) }
}

function placeOf(person: string): string {
  return `renkei.visit.${person}`
}
