import type { VexFeed } from '../feed.ts'
import { vex } from '../vex/index.ts'

/** VEX documents of who builds packages anew: whoever imports them here takes their word for the builds they name. */
export const maker: VexFeed = {
  ...vex,
  id: 'maker',
  title: 'Makers’ VEX',
  // Whose word is taken is for a person to say: of itself a document goes to what others state.
  recognises: () => false,
}
