import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TeamKind } from '#contract/identity/access.ts'
import { OrganisationKind } from '#contract/identity/people.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { ConflictDialog } from '../../ui/conflict/conflict-dialog.tsx'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { ChoiceField, TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { fieldsOf, type Place } from './place.ts'
import { useChangePlace } from './use-change-place.ts'
import { useNameProblems } from './use-name-problems.ts'
import { useKindWord } from './use-place-words.ts'

/** Renaming, and changing the kind; nobody's change is overwritten unseen. */
export function PlaceForm({ place }: { readonly place: Place }) {
  const { t } = useTranslation(['administration', 'web'])
  const kindWord = useKindWord()
  const draft = useDraft(`place.${place.id}`, fieldsOf(place), { version: place.version })
  const change = useChangePlace(place, draft)
  const { value } = draft
  return (
    <>
      <Form label={t('structure.change')} problems={useNameProblems(change.error)} onSubmit={change.save}>
        {change.error !== null && <FailureBox failure={change.error} during="form" />}
        <DraftNote restored={draft.restored} onDiscard={draft.clear} />
        <TextField
          path="/name/ja"
          label={t('structure.nameJa')}
          value={value.ja}
          onValue={(ja) => draft.change({ ja })}
        />
        <TextField
          path="/name/en"
          label={t('structure.nameEn')}
          value={value.en}
          onValue={(en) => draft.change({ en })}
        />
        <KindField place={place} value={value.kind} onValue={(kind) => draft.change({ kind })} />
        <div>
          <Button type="submit" loading={change.isPending} disabled={!draft.touched}>
            {t('web:actions.save')}
          </Button>
        </div>
      </Form>
      {change.theirs !== null && (
        <ConflictDialog
          fields={[
            { name: 'ja', label: t('structure.nameJa') },
            { name: 'en', label: t('structure.nameEn') },
            { name: 'kind', label: t('structure.kind'), show: (kind) => kindWord(String(kind)) ?? '' },
          ]}
          base={draft.base}
          theirs={{ ja: change.theirs.ja, en: change.theirs.en, kind: change.theirs.kind }}
          mine={value}
          onSettle={change.settle}
          onClose={change.leave}
        />
      )}
    </>
  )
}

interface KindProps {
  readonly place: Place
  readonly value: string
  readonly onValue: (kind: string) => void
}

/** The own organisation stays what it is, and divisions have no kind. */
function KindField({ place, value, onValue }: KindProps) {
  const { t } = useTranslation('administration')
  const kindWord = useKindWord()
  if (place.kind === null || place.kind === 'own') return null
  const isTeam = place.part === 'teams'
  const kinds = isTeam ? TeamKind.options : OrganisationKind.options.filter((kind) => kind !== 'own')
  return (
    <ChoiceField
      path="/kind"
      label={t('structure.kind')}
      description={t(isTeam ? 'structure.teamKindHint' : 'structure.kindHint')}
      data={kinds.map((kind) => ({ value: kind, label: kindWord(kind) ?? kind }))}
      value={value}
      onValue={(kind) => onValue(kind ?? value)}
    />
  )
}
