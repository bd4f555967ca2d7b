import { Notifications } from '@mantine/notifications'

/** Short messages. */
export function Messages() {
  return <Notifications position="bottom-center" limit={3} transitionDuration={120} />
}
