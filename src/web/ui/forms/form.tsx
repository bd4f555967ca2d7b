import {
  createContext,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
} from 'react'
import type { ProblemLine } from '#contract/shapes.ts'
import { isComposing } from '../keys/stroke.ts'
import styles from './forms.module.css'

const ProblemsContext = createContext<readonly ProblemLine[]>([])

interface Props {
  readonly label?: string
  /** `page` for what fills a page; a column of fields otherwise. */
  readonly width?: 'fields' | 'page'
  /** What was refused, by JSON pointer; each field shows its own. */
  readonly problems?: readonly ProblemLine[]
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** A form that sends on Enter, but never on the Enter that ends an input method's composition. */
export function Form({ label, width = 'fields', problems = [], onSubmit, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (problems.length === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [problems])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    onSubmit()
  }
  return (
    <ProblemsContext value={problems}>
      <form
        ref={form}
        aria-label={label}
        noValidate
        className={styles.form}
        data-width={width}
        onSubmit={submit}
        onKeyDownCapture={holdComposition}
      >
        {children}
      </form>
    </ProblemsContext>
  )
}

/** The refusals of one field, and of what lies inside it, as one text; null when it is fine. */
export function useProblem(path: string): string | null {
  const problems = useContext(ProblemsContext)
  const own = problems.filter((one) => one.path === path || one.path.startsWith(`${path}/`))
  return own.length === 0 ? null : own.map((one) => one.message).join(' ')
}

function holdComposition(event: KeyboardEvent): void {
  if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault()
}
