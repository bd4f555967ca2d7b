import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { InboxButton } from '../../inbox/inbox-button.tsx'
import { SearchButton } from '../../search/search-button.tsx'
import { LensControl } from '../../strands/lens-control.tsx'
import { useLens } from '../../strands/use-lens.ts'
import { ProductMark } from '../mark/product-mark.tsx'
import { PersonMenu } from '../person/person-menu.tsx'
import { LiveSign } from '../state/live-sign.tsx'
import styles from './frame.module.css'

/** The bar on top: where everything is found, whose eyes to look with, whether it is live, what wants me, and myself. */
export function TopBar() {
  const { t } = useTranslation()
  const { lens, setLens } = useLens()
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.home} aria-label={t('product')}>
        <ProductMark />
      </Link>
      <SearchButton />
      <LensControl lens={lens} onLens={setLens} />
      <LiveSign />
      <div className={styles.group}>
        <InboxButton />
        <PersonMenu />
      </div>
    </header>
  )
}
