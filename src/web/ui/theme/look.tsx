import './mantine-sheets.ts'
import './base.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { type ReactNode, useState } from 'react'
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
      <WhenIdle load={loadMessages} />
      {children}
      <HintLayer />
    </MantineProvider>
  )
}

/** Messages told before it is there wait for it. */
const loadMessages = async () => (await import('./messages.tsx')).Messages
