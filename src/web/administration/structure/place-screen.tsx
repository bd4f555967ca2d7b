import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../api/answered.tsx'
import { useLocale } from '../../i18n/locale.tsx'
import { useMay } from '../../session/me.tsx'
import { MissingPage } from '../../shell/pages/missing-page.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { nameIn } from '../directory/name-in.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { findPlace, type Place } from './place.ts'
import { PlaceForm } from './place-form.tsx'
import { PlaceHistory } from './place-history.tsx'
import { PlaceMembers } from './place-members.tsx'
import styles from './structure.module.css'
import { usePlaceWords } from './use-place-words.ts'

/** One organisation, division or team: what it is called, who belongs to it, what it was called before. */
export function PlaceScreen() {
  const { part, id } = useParams({ from: '/in/administration/structure/$part/$id' })
  const directory = useDirectory()
  return (
    <Answered query={directory}>
      {(data) => {
        const place = findPlace(data, part, id)
        return place === undefined ? <MissingPage /> : <PlacePage key={id} place={place} />
      }}
    </Answered>
  )
}

function PlacePage({ place }: { readonly place: Place }) {
  const { t } = useTranslation('administration')
  const { language } = useLocale()
  const may = useMay()
  const wordsOf = usePlaceWords()
  return (
    <Page
      title={nameIn(place.name, language).text}
      lead={wordsOf(place)}
      actions={
        <Link to="/administration/structure" className={styles.back}>
          {t('structure.back')}
        </Link>
      }
    >
      {may('directory.change') && (
        <Sheet>
          <PlaceForm place={place} />
        </Sheet>
      )}
      <PlaceMembers place={place} />
      <PlaceHistory place={place} />
    </Page>
  )
}
