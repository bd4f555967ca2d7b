import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Input } from '#contract/client.ts'
import { type Ci, type CiKind, createCi, listCis, NewCi, readCi } from '#contract/inventory/cis.ts'
import { callServer } from '../../api/client.ts'
import { ask } from '../../api/query.ts'
import { useMe } from '../../session/me.tsx'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import { attributesOf, type DraftFields } from './draft-fields.ts'

interface Typed {
  readonly fields: DraftFields
  readonly kind: CiKind | undefined
}

type Body = Exclude<Input<typeof createCi>['body'], Blob | ReadableStream | undefined>

/** Makes the item and goes to its page. */
export function useCreateCi(onCreated: () => void) {
  const navigate = useNavigate()
  return useMakeCi((ci) => {
    onCreated()
    return navigate({ to: '/configuration/$id', params: { id: ci.id } })
  })
}

/** Makes the item; what comes then is for the caller to say. */
export function useMakeCi(onMade: (ci: Ci) => Promise<void> | void) {
  const { t } = useTranslation('configuration')
  const queries = useQueryClient()
  const me = useMe()
  return useMutation({
    mutationFn: (typed: Typed) => callServer(createCi, { body: bodyOf(typed, me.id) }),
    onSuccess: (ci) => {
      showDone(t('create.done', { name: ci.name }))
      queries.setQueryData(ask(readCi, { params: { id: ci.id } }).queryKey, ci)
      queries.invalidateQueries({ queryKey: [listCis.id] }).catch(() => undefined)
      return onMade(ci)
    },
  })
}

/** Whether only people named may see the item: then its maker must be one of them. */
export function isRestricted(fields: Pick<DraftFields, 'tlp' | 'needToKnow'>): boolean {
  return fields.needToKnow || fields.tlp === 'red'
}

function bodyOf({ fields, kind }: Typed, maker: string): Body {
  const { criticality, exposure, tlp } = NewCi.shape
  return {
    kind: fields.kind ?? '',
    name: fields.name,
    partOfId: fields.partOfId,
    divisionId: fields.divisionId,
    teamId: fields.teamId,
    ownerId: isRestricted(fields) ? maker : null,
    criticality: criticality.catch(null).parse(fields.criticality),
    exposure: exposure.catch(null).parse(fields.exposure),
    tlp: tlp.catch('amber').parse(fields.tlp),
    needToKnow: fields.needToKnow,
    attributes: kind === undefined ? {} : attributesOf(kind, fields),
  }
}
