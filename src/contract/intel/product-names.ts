import { z } from 'zod'
import { route } from '../route.ts'
import { ById, Id, listOf, Page, Time } from '../shapes.ts'

/** One line as typed. */
const Line = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\p{Cc}]*$/u)

/** What a vendor or a product of CPE is called: by a list, or by a person. */
export const ProductName = z.strictObject({
  /** Of the row in this list. */
  id: z.string(),
  /** The list that calls it so; null: a person does. */
  source: z.string().nullable(),
  label: z.string(),
  /** Whose product is called so; null: whichever name the vendor has. */
  supplier: z.string().nullable(),
  language: z.string().nullable(),
  /** The vendor of the CPE name: `haxx`. */
  vendor: z.string(),
  /** The package key of the CPE name; null: the vendor itself is called so. */
  packageKey: z.string().nullable(),
  /** It leads there perhaps: matches by it are undetermined. */
  doubtful: z.boolean(),
  /** Of a person's word. */
  told: z
    .strictObject({
      id: Id,
      note: z.string(),
      madeBy: z.string(),
      madeAt: Time,
      endedBy: z.string().nullable(),
      endedAt: Time.nullable(),
      /** Whether the reader may end it. */
      mayEnd: z.boolean(),
    })
    .nullable(),
})
export type ProductName = z.infer<typeof ProductName>

/** Names told by people, the newest first, or those of lists that hold what is looked for. */
export const listProductNames = route({
  id: 'intel.list-product-names',
  method: 'GET',
  path: '/product-names',
  access: { action: 'vulnerability.view' },
  query: Page.extend({
    /** `told`: by people and in force; `ended`: by people, no longer; `listed`: by lists. */
    from: z.enum(['told', 'ended', 'listed']).default('told'),
    /** Words of the name, however they are typed. */
    q: z.string().max(200).optional(),
    /** The package key of a CPE name. */
    product: z.string().max(1100).optional(),
  }),
  answer: listOf(ProductName),
})

/**
 * From now on components that a document tells by this supplier and name alone are that product; CPE names of them, too.
 * Without a name the vendor is called so, and its products go along. Without a supplier it holds where none is told.
 */
export const tellProductName = route({
  id: 'intel.tell-product-name',
  method: 'POST',
  path: '/product-names',
  access: { action: 'match.correct' },
  body: z
    .strictObject({
      supplier: Line.default(''),
      name: Line.optional(),
      /** A CPE name; what it tells beyond vendor and product is left out. */
      cpe: z.string().trim().min(5).max(2048),
      note: Line.default(''),
    })
    .refine(({ supplier, name }) => supplier !== '' || (name ?? '') !== ''),
  answer: ProductName,
  status: 201,
})

/** It is called so no longer. What was found by it alone is found no more. */
export const endProductName = route({
  id: 'intel.end-product-name',
  method: 'DELETE',
  path: '/product-names/{id}',
  access: { action: 'match.correct' },
  params: ById,
  answer: ProductName,
})
