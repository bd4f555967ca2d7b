import { notifications } from '@mantine/notifications'
import { FailureBox } from './failure-box.tsx'

/** Tells a failure that has no place of its own on the page. */
export function showFailure(failure: unknown): void {
  notifications.show({ message: <FailureBox failure={failure} during="view" />, autoClose: false, p: 0 })
}
