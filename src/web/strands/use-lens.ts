import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMe } from '../session/me.tsx'
import { type Lens, readLens } from './lens.ts'

/** The lens in the address, and a way to look through another; the choice is remembered for the person. */
export function useLens(): { readonly lens: Lens; readonly setLens: (lens: Lens) => void } {
  const { lens = 'both' } = useSearch({ from: '/in' })
  const navigate = useNavigate()
  const me = useMe()
  const setLens = (next: Lens) => {
    rememberLens(me.id, next)
    const search = (before: object) => ({ ...before, lens: next === 'both' ? undefined : next })
    navigate({ to: '.', search, replace: true, resetScroll: false }).catch(() => undefined)
  }
  return { lens, setLens }
}

/** The lens the person last looked through in this browser. */
export function rememberedLens(person: string): Lens | undefined {
  return readLens(localStorage.getItem(placeOf(person)))
}

function rememberLens(person: string, lens: Lens): void {
  localStorage.setItem(placeOf(person), lens)
}

function placeOf(person: string): string {
  return `renkei.lens.${person}`
}
