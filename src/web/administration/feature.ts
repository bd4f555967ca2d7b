import { IconAdjustments } from '@tabler/icons-react'
import type { Feature } from '../feature.ts'

export const administration: Feature = {
  section: {
    id: 'administration',
    to: '/administration',
    icon: IconAdjustments,
    key: 'a',
    may: ['user.view', 'system.view', 'audit.view'],
  },
  reactions: [],
}
