import { nameOf, type Row, staff } from './expectations.ts'

/** Who answers for the matching of all. */
const correctors = ['administrator', 'handler']

/** Nobody told it: an allowed one answers that it is not there. */
const unknown = '01900000-0000-7000-8000-000000000001'

/** What vendors and products are called: public facts, told by those who answer for the matching. */
export const productNameRows: Readonly<Record<string, Row>> = {
  'intel.list-product-names': (_world, actor) => [
    {
      what: 'told by people',
      path: '/product-names',
      expect: [...staff, 'contact'].includes(nameOf(actor)) ? 'allowed' : 'refused',
    },
  ],
  'intel.tell-product-name': (_world, actor) => [
    {
      what: 'no CPE name',
      path: '/product-names',
      body: { supplier: 'Example', name: 'Server', cpe: 'example:server' },
      expect: correctors.includes(nameOf(actor)) ? 'allowed' : 'refused',
    },
  ],
  'intel.end-product-name': (_world, actor) => [
    {
      what: 'an unknown one',
      path: `/product-names/${unknown}`,
      expect: correctors.includes(nameOf(actor)) ? 'hidden' : 'refused',
    },
  ],
}
