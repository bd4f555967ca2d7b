/** Parts of made-up package names and sentences; nothing real is meant. */
export const firstWords = [
  'amber', 'brisk', 'calm', 'dawn', 'ember', 'fable', 'glade', 'hazel', 'inlet', 'jolly', 'kelp', 'lunar',
  'maple', 'nimble', 'ocean', 'pebble', 'quiet', 'raven', 'sunny', 'tidal', 'umber', 'velvet', 'willow', 'yonder',
] as const

export const secondWords = [
  'anchor', 'basket', 'cabinet', 'drawer', 'engine', 'ferry', 'garden', 'harbour', 'island', 'jigsaw', 'kettle',
  'lantern', 'mirror', 'needle', 'orchard', 'parcel', 'quiver', 'ribbon', 'saddle', 'ticket', 'urn', 'valve',
  'window', 'yarn',
] as const

export const sentences = [
  'A request with an oversized header lets a remote party read memory beyond the end of a buffer.',
  'Input taken from a configuration file reaches a shell without quoting.',
  'The parser follows references without a limit, so that a small document exhausts all memory.',
  'Tokens are compared byte by byte and the time taken tells how far they agree.',
  'A path inside an archive may lead out of the folder into which it is unpacked.',
  'Sessions stay valid after the password has been changed.',
  'Certificates are accepted without looking at the host name when a proxy is used.',
  'Two threads may free the same entry, after which further writes reach memory of others.',
  'Objects from outside may set properties that all other objects inherit.',
  'An expression with nested repetition takes exponential time on some texts.',
  'Log lines may hold look-ups that are evaluated and load code from elsewhere.',
  'Only the first of several equal headers is checked, and the last one is used.',
  'A negative length is read as a very large one.',
  'The template is rendered without escaping what people have typed.',
  'Users who have been removed from a group keep their access until the cache is emptied.',
  'The generator of identifiers is seeded with the time of day.',
] as const
