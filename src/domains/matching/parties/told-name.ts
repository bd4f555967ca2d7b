import { fold } from '#kernel/text/fold.ts'

interface Bilingual {
  readonly ja: string | null
  readonly en: string | null
}

/** What companies put to their names by law; whoever names them in passing leaves it away. */
const legalForms =
  /株式会社|有限会社|合同会社|合資会社|\((?:株|有|同)\)|\b(?:company|corporation|corp|incorporated|inc|limited|ltd|llc|plc|gmbh|ag|kk|k\.k|s\.a|co)\b\.?/g

/**
 * The names in a text such as `渚鉄道 / Nagisa Railway Co., Ltd.`, in the form in which names are compared: folded, without
 * legal forms, signs and blanks.
 */
export function namesIn(text: string): readonly string[] {
  return text
    .split(/[/／|｜;；]/)
    .map((part) => {
      const folded = fold(part)
      const bare = plain(folded.replace(legalForms, ' '))
      return bare === '' ? plain(folded) : bare
    })
    .filter((name) => name !== '')
}

function plain(text: string): string {
  return text.replace(/[\s.,、。·・'’"“”()「」『』-]+/g, '')
}

/** Whether a text that an item tells (its customer, its supplier) names the organisation in either language. */
export function isTold(text: string, name: Bilingual): boolean {
  const own = [name.ja, name.en].flatMap((one) => (one === null ? [] : namesIn(one)))
  return namesIn(text).some((told) => own.includes(told))
}
