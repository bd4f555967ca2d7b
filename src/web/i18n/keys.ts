import type activity from '#texts/en/activity.json'
import type administration from '#texts/en/administration.json'
import type configuration from '#texts/en/configuration.json'
import type exports from '#texts/en/exports.json'
import type home from '#texts/en/home.json'
import type impact from '#texts/en/impact.json'
import type imports from '#texts/en/imports.json'
import type inbox from '#texts/en/inbox.json'
import type people from '#texts/en/people.json'
import type places from '#texts/en/places.json'
import type sample from '#texts/en/sample.json'
import type savedLists from '#texts/en/saved-lists.json'
import type search from '#texts/en/search.json'
import type vulnerabilities from '#texts/en/vulnerabilities.json'
import type web from '#texts/en/web.json'
import type words from '#texts/en/words.json'
import type worklist from '#texts/en/worklist.json'

declare module 'i18next' {
  /** Makes the type checker refuse a key that is in no catalogue. */
  interface CustomTypeOptions {
    defaultNS: 'web'
    resources: {
      activity: typeof activity
      administration: typeof administration
      configuration: typeof configuration
      exports: typeof exports
      home: typeof home
      impact: typeof impact
      people: typeof people
      inbox: typeof inbox
      places: typeof places
      sample: typeof sample
      'saved-lists': typeof savedLists
      search: typeof search
      imports: typeof imports
      vulnerabilities: typeof vulnerabilities
      web: typeof web
      words: typeof words
      worklist: typeof worklist
    }
  }
}
