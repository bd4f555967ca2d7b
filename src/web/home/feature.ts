import { IconHome2 } from '@tabler/icons-react'
import type { Feature } from '../feature.ts'

export const home: Feature = {
  section: { id: 'home', to: '/', icon: IconHome2, key: 'h', may: [] },
  reactions: [],
}
