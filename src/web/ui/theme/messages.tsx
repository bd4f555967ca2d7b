import { MantineThemeProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'

/** Short messages; the button that closes one says so in the reader's language. */
export function Messages() {
  const { t } = useTranslation()
  const closeButtonProps = { 'aria-label': t('actions.close') }
  return (
    <MantineThemeProvider
      inherit
      theme={{ components: { Notification: { defaultProps: { closeButtonProps } } } }}
    >
      <Notifications position="bottom-center" limit={3} transitionDuration={120} />
    </MantineThemeProvider>
  )
}
