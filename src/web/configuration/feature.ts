import { IconBox } from '@tabler/icons-react'
import type { Feature } from '../feature.ts'

export const configuration: Feature = {
  section: { id: 'configuration', to: '/configuration', icon: IconBox, key: 'c', may: [] },
  reactions: [],
}
