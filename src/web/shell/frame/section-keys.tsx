import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Section } from '../../feature.ts'
import { useShortcut } from '../../ui/keys/shortcuts.tsx'

/** `g` and a letter go to a section. */
export function SectionKeys({ sections }: { readonly sections: readonly Section[] }) {
  return sections.map((section) => <SectionKey key={section.id} section={section} />)
}

function SectionKey({ section }: { readonly section: Section }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  useShortcut({
    keys: `g ${section.key}`,
    label: t(`sections.${section.id}`),
    group: 'go',
    run: () => {
      navigate({ to: section.to }).catch(() => undefined)
    },
  })
  return null
}
