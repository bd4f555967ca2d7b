import './mantine-sheets.ts'
import './base.css'
import { localStorageColorSchemeManager, MantineProvider, MantineThemeProvider } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { HintLayer } from '../hint/hint-layer.tsx'
import { WhenIdle } from '../idle/when-idle.tsx'
import { useJapaneseFaces } from './fonts.ts'
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
  useJapaneseFaces()
  const [resolver] = useState(() => cssVariables({ ...interfaceColors, ...colors }))
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
      getStyleNonce={readStyleNonce}
      // All are written at the start, so that no sheet need bring those that we do not change.
      deduplicateCssVariables={false}
    >
      <NamedParts>
        <WhenIdle load={loadMessages} />
        {children}
      </NamedParts>
      <HintLayer />
    </MantineProvider>
  )
}

/** Buttons that parts bring along and show as a sign alone say in the reader's language what they do. */
function NamedParts({ children }: Pick<Props, 'children'>) {
  const { t } = useTranslation()
  const defaultProps = { closeButtonProps: { 'aria-label': t('actions.close') } }
  return (
    <MantineThemeProvider
      inherit
      theme={{ components: { Modal: { defaultProps }, Notification: { defaultProps } } }}
    >
      {children}
    </MantineThemeProvider>
  )
}

/** Messages told before it is there wait for it. */
const loadMessages = async () => (await import('./messages.tsx')).Messages
