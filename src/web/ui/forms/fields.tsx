import {
  PasswordInput,
  type PasswordInputProps,
  Select,
  type SelectProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblem } from './form.tsx'

interface Bound {
  /** JSON pointer of the value in what is sent, by which refusals find the field. */
  readonly path: string
  readonly value: string
  readonly onValue: (value: string) => void
}

type Without<Props> = Omit<Props, 'value' | 'onChange' | 'error'>

/** One line of text. */
export function TextField({ path, onValue, ...props }: Bound & Without<TextInputProps>) {
  return (
    <TextInput {...props} error={useProblem(path)} onChange={(event) => onValue(event.currentTarget.value)} />
  )
}

/** Several lines of text; grows with what is typed. */
export function TextArea({ path, onValue, ...props }: Bound & Without<TextareaProps>) {
  return (
    <Textarea
      autosize
      minRows={3}
      maxRows={16}
      {...props}
      error={useProblem(path)}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  )
}

/** A password, which is never kept as a draft. */
export function PasswordField({ path, onValue, ...props }: Bound & Without<PasswordInputProps>) {
  const { t } = useTranslation('web')
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
      {...props}
      error={useProblem(path)}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  )
}

interface ChoiceBound {
  readonly path: string
  readonly value: string | null
  readonly onValue: (value: string | null) => void
}

/** One of several; typing narrows the choices, however wide the letters were typed. */
export function ChoiceField({ path, onValue, ...props }: ChoiceBound & Without<SelectProps>) {
  return (
    <Select allowDeselect={false} {...props} error={useProblem(path)} onChange={(value) => onValue(value)} />
  )
}
