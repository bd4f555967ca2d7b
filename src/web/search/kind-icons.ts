import {
  type Icon,
  IconBox,
  IconBuilding,
  IconFileText,
  IconPackage,
  IconShieldExclamation,
  IconUser,
  IconUsers,
} from '@tabler/icons-react'
import type { FoundKind } from '#contract/sharing/search.ts'

/** What stands before things of a kind. */
export const kindIcons: Readonly<Record<FoundKind, Icon>> = {
  vulnerability: IconShieldExclamation,
  item: IconBox,
  component: IconPackage,
  document: IconFileText,
  person: IconUser,
  team: IconUsers,
  organisation: IconBuilding,
}
