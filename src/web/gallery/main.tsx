import { createRoot } from 'react-dom/client'
import { startWords } from '../i18n/words.ts'
import { strandColors } from '../strands/strand-colors.ts'
import { Drafts } from '../ui/drafts/drafts.tsx'
import { Shortcuts } from '../ui/keys/shortcuts.tsx'
import { loadJapaneseFaces } from '../ui/theme/fonts.ts'
import { Look } from '../ui/theme/look.tsx'
import { announceStyleNonce } from '../ui/theme/style-nonce.ts'
import { Gallery } from './gallery.tsx'

/** Every part of the interface on one page, for looking at; only in development. `?lang=en&theme=dark`. */
const wanted = new URLSearchParams(location.search)
localStorage.setItem('renkei.theme', wanted.get('theme') ?? 'light')
announceStyleNonce()
await startWords(wanted.get('lang') === 'en' ? 'en' : 'ja')
await loadJapaneseFaces()
const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <Look colors={strandColors}>
      <Shortcuts>
        <Drafts person="gallery">
          <Gallery part={wanted.get('part')} />
        </Drafts>
      </Shortcuts>
    </Look>,
  )
}
