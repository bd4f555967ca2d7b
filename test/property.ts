import fc from 'fast-check'

/**
 * fast-check for this project's tests. Each run tries the same cases, so that what passed passes again;
 * `RENKEI_SEED=random` (or a number) looks for others.
 */
const asked = process.env.RENKEI_SEED ?? '20261123'

if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) })

export { fc }
