import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeQueries } from './api/queries.ts'
import { firstLanguage } from './i18n/language.ts'
import { startWords } from './i18n/words.ts'
import { makeRouter } from './shell/router.tsx'
import { strandColors } from './strands/strand-colors.ts'
import { Shortcuts } from './ui/keys/shortcuts.tsx'
import { loadJapaneseFaces } from './ui/theme/fonts.ts'
import { Look } from './ui/theme/look.tsx'
import { announceStyleNonce } from './ui/theme/style-nonce.ts'

announceStyleNonce()
await startWords(firstLanguage(localStorage, navigator.languages))

const queries = makeQueries(() => {
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in' || pathname === '/set-up') return
  router.navigate({ to: '/sign-in', search: { to: href } }).catch(() => undefined)
})
const router = makeRouter(queries)

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
loadJapaneseFaces().catch(() => undefined)
