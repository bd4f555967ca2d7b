import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './base.css'
import { localStorageColorSchemeManager, MantineProvider, MantineThemeProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { HintLayer } from '../hint/hint-layer.tsx'
import { readStyleNonce } from './style-nonce.ts'
import { cssVariables, theme } from './theme.ts'
import { interfaceColors, type ThemeColors } from './tokens.ts'

const colorSchemes = localStorageColorSchemeManager({ key: 'renkei.theme' })

interface Props {
  /** Colours that mean something in the domain, beside those of the interface. */
  readonly colors: ThemeColors
  readonly children: ReactNode
}

/** The look of everything below: theme, fonts, colours of both schemes, short messages. */
export function Look({ colors, children }: Props) {
  const [resolver] = useState(() => cssVariables({ ...interfaceColors, ...colors }))
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
      getStyleNonce={readStyleNonce}
    >
      <Messages />
      {children}
      <HintLayer />
    </MantineProvider>
  )
}

/** Short messages; the button that closes one says so in the reader's language. */
function Messages() {
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
