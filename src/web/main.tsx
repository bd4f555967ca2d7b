import './api/without-eval.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readMe } from '#contract/identity/sessions.ts'
import { makeQueries } from './api/queries.ts'
import { ask } from './api/query.ts'
import { firstLanguage } from './i18n/language.ts'
import { startWords } from './i18n/words.ts'
import { fetchPage, makeRouter } from './shell/router.tsx'
import { strandColors } from './strands/strand-colors.ts'
import { Shortcuts } from './ui/keys/shortcuts.tsx'
import { Look } from './ui/theme/look.tsx'
import { announceStyleNonce } from './ui/theme/style-nonce.ts'

announceStyleNonce()

const doors = ['/sign-in', '/set-up']
const queries = makeQueries(() => {
  const { pathname, href } = router.state.location
  if (doors.includes(pathname)) return
  router.navigate({ to: '/sign-in', search: { to: href } }).catch(() => undefined)
})
const router = makeRouter(queries)
// Asked for while the texts are still on their way.
if (!doors.includes(location.pathname)) queries.prefetchQuery(ask(readMe)).catch(() => undefined)
fetchPage(router, location.pathname)
await startWords(firstLanguage(localStorage, navigator.languages))

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Look colors={strandColors}>
        <QueryClientProvider client={queries}>
          <Shortcuts>
            <RouterProvider router={router} />
          </Shortcuts>
        </QueryClientProvider>
      </Look>
    </StrictMode>,
  )
}
