import { CloseButton, Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { optionsIn } from './option.ts'
import { elementOf, OptionList } from './option-list.tsx'
import { PaletteFoot } from './palette-foot.tsx'
import styles from './search.module.css'
import { useChoice } from './use-choice.ts'
import { useGroups } from './use-groups.ts'
import { useTyped } from './use-typed.ts'

interface Props {
  readonly opened: boolean
  /** `acted`: something was chosen, which takes the focus itself. */
  readonly onClose: (how: 'left' | 'acted') => void
}

/** One field from which everything is found and done; the rest of the page waits behind it. */
export function Palette({ opened, onClose }: Props) {
  const { t } = useTranslation('search')
  return (
    <Modal.Root
      opened={opened}
      onClose={() => onClose('left')}
      size={680}
      yOffset="9vh"
      padding={0}
      closeOnEscape={false}
      returnFocus={false}
    >
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content aria-label={t('title')} classNames={{ content: styles.palette }}>
        <PaletteBody onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  )
}

function PaletteBody({ onClose }: Pick<Props, 'onClose'>) {
  const { t } = useTranslation('search')
  const list = useId()
  const typed = useTyped()
  const { groups, isWaiting, failed } = useGroups(typed, () => onClose('acted'))
  const options = optionsIn(groups)
  const { text } = typed
  const { chosen, choose, take, press } = useChoice({
    text,
    options,
    isWaiting,
    leave: () => onClose('left'),
  })
  return (
    <>
      <div className={styles.field}>
        <IconSearch size={18} stroke={1.6} aria-hidden="true" className={styles.icon} />
        <input
          data-autofocus
          role="combobox"
          type="text"
          className={styles.input}
          aria-label={t('title')}
          aria-expanded={options.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={chosen === null ? undefined : elementOf(list, chosen)}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={200}
          placeholder={t('placeholder')}
          value={text}
          onChange={(event) => typed.change(event.currentTarget.value)}
          onCompositionStart={() => typed.compose(true)}
          onCompositionEnd={() => typed.compose(false)}
          onKeyDown={press}
        />
        {text !== '' && <CloseButton size="sm" aria-label={t('clear')} onClick={() => typed.change('')} />}
      </div>
      <OptionList id={list} groups={groups} chosen={chosen} onChoose={choose} onTake={take} />
      <PaletteFoot text={text.trim()} isWaiting={isWaiting} failed={failed} count={options.length} />
    </>
  )
}
