import { useTranslation } from 'react-i18next'
import { actions, fields, objects, origins } from './trail.data.ts'

/** Words for the names that stand in the trail; the name itself where there are none. */
export function useAuditWords() {
  const { t } = useTranslation('administration')
  return {
    action: (name: string) => say(name, known(actions, name), (one) => t(`audit.actions.${one}`)),
    object: (name: string) => say(name, known(objects, name), (one) => t(`audit.objects.${one}`)),
    origin: (name: string) => say(name, known(origins, name), (one) => t(`audit.origins.${one}`)),
    field: (name: string) => say(name, known(fields, name), (one) => t(`audit.fields.${one}`)),
  }
}

function known<Name extends string>(names: readonly Name[], name: string): Name | undefined {
  return names.find((one) => one === name)
}

function say<Name>(name: string, found: Name | undefined, words: (found: Name) => string): string {
  return found === undefined ? name : words(found)
}
