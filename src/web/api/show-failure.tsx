import { notifications } from '@mantine/notifications'
import { FailureBox } from './failure-box.tsx'

/** Tells a failure that has no place of its own on the page. */
export function showFailure(failure: unknown): void {
  const message = <FailureBox failure={failure} during="view" />
  // The box brings an edge of its own.
  notifications.show({ message, autoClose: false, color: 'transparent', p: 0 })
}
