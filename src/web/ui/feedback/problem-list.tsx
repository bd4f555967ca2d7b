import type { ProblemLine } from '#contract/shapes.ts'
import styles from './feedback.module.css'

/** What was wrong, place by place, in the reader's words; the code stands small behind. */
export function ProblemList({ problems }: { readonly problems: readonly ProblemLine[] }) {
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => (
        <li key={`${problem.path} ${problem.code} ${problem.message}`} className={styles.problem}>
          <span className={styles.place}>{problem.path === '' ? '/' : problem.path}</span>
          <span>
            {problem.message} <code className={styles.code}>{problem.code}</code>
          </span>
        </li>
      ))}
    </ul>
  )
}
