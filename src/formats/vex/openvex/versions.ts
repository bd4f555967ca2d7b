/** Versions that are read, oldest first: up to 0.0.2 products and vulnerabilities are texts, from 0.2.0 on objects. */
export const openVexVersions: readonly string[] = ['0.0.0', '0.0.1', '0.0.2', '0.2.0']

/** By what a document names its format; its version may follow: `https://openvex.dev/ns/v0.2.0`. */
export const contextAddress = 'https://openvex.dev/ns'

/** The fields that are taken over; every other one that holds something is told. */
export const usedFields = {
  document: new Set(['@context', '@id', 'author', 'timestamp', 'last_updated', 'version', 'statements']),
  statement: new Set([
    'vulnerability',
    'timestamp',
    'last_updated',
    'products',
    'subcomponents',
    'status',
    'status_notes',
    'justification',
    'impact_statement',
    'action_statement',
  ]),
} as const
