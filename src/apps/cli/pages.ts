/** A list's answer, of one page or of several put together. */
export interface Listed<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
  readonly total: number | null
}

/** Which part of a list to ask for, as the contract takes it. */
export interface PageWish {
  readonly cursor?: string
  readonly limit: number
}

/** The most that the contract gives at once. */
const mostAtOnce = 200

/**
 * As many rows as wished, page after page, as one answer.
 * @param read asks for one page
 */
export async function readPages<Row>(
  read: (page: PageWish) => Promise<Listed<Row>>,
  wish: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Listed<Row>> {
  const rows: Row[] = []
  let cursor = wish.cursor
  for (;;) {
    const limit = Math.min(mostAtOnce, wish.limit - rows.length)
    const page = await read(cursor === undefined ? { limit } : { cursor, limit })
    rows.push(...page.rows)
    if (page.next === null || rows.length >= wish.limit) return { ...page, rows }
    cursor = page.next
  }
}
