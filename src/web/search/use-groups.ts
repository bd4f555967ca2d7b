import { useNavigate } from '@tanstack/react-router'
import type { OptionGroup } from './option.ts'
import { useCommands } from './use-commands.ts'
import { useFound, useRecents } from './use-found.ts'
import { useSavedOptions } from './use-saved.ts'
import type { Typed } from './use-typed.ts'

export interface Groups {
  readonly groups: readonly OptionGroup[]
  /** Whether what was typed is still being looked for. */
  readonly isWaiting: boolean
  readonly failed: boolean
}

/**
 * What can be chosen: before anything is typed what was opened lately, pinned lists and all commands; then the commands
 * and saved lists that hold the words, at once, and below them what the server finds, so that nothing moves away from
 * under Enter.
 */
export function useGroups({ text, asked, isAhead }: Typed, leave: () => void): Groups {
  const navigate = useNavigate()
  const open = (href: string) => {
    leave()
    navigate({ href }).catch(() => undefined)
  }
  const act = (run: () => void) => {
    leave()
    // After the palette has gone: what the command opens takes the focus.
    setTimeout(run, 0)
  }
  const commands = useCommands(text, { open, act })
  const saved = useSavedOptions(text, open)
  const recents = useRecents(open)
  const found = useFound(asked, open)
  if (text.trim() === '') {
    const lately = recents.options.length > 0 ? [recents] : []
    return { groups: [...lately, ...saved, ...commands], isWaiting: false, failed: false }
  }
  return {
    groups: [...commands, ...saved, ...found.groups],
    isWaiting: isAhead || found.isOld,
    failed: found.failed,
  }
}
