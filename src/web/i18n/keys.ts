import type configuration from '#texts/en/configuration.json'
import type vulnerabilities from '#texts/en/vulnerabilities.json'
import type web from '#texts/en/web.json'

declare module 'i18next' {
  /** Makes the type checker refuse a key that is in no catalogue. */
  interface CustomTypeOptions {
    defaultNS: 'web'
    resources: { web: typeof web; configuration: typeof configuration; vulnerabilities: typeof vulnerabilities }
  }
}
