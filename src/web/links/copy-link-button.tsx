import { ActionIcon } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { showDone } from '../ui/feedback/undo-toast.tsx'

interface Props {
  /** The part of the page, as `usePointed` names it. */
  readonly anchor: string
  /** To what the link leads, in words. */
  readonly of: string
}

/** Copies a link to one part of the page; where the browser gives no clipboard, the address bar holds it. */
export function CopyLinkButton({ anchor, of }: Props) {
  const { t } = useTranslation('web')
  const navigate = useNavigate()
  const copy = async () => {
    const link = new URL(location.href)
    link.hash = anchor
    try {
      await navigator.clipboard.writeText(link.href)
      showDone(t('link.copied'))
    } catch {
      await navigate({ to: '.', search: true, hash: anchor, replace: true })
      showDone(t('link.inAddress'))
    }
  }
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      // No higher than a line of text.
      size={20}
      aria-label={t('link.copy', { of })}
      data-hint={t('link.copyHint')}
      onClick={() => {
        copy().catch(() => undefined)
      }}
    >
      <IconLink size={15} stroke={1.6} aria-hidden="true" />
    </ActionIcon>
  )
}
