import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** Why nothing came from the network. */
export const refuseNet = errorCatalogue('net', {
  'url-refused': 'invalid',
  'host-refused': 'invalid',
  'address-refused': 'invalid',
  'downgrade-refused': 'invalid',
  'too-many-redirects': 'invalid',
  'too-large': 'invalid',
  'encoding-unknown': 'invalid',
  'certificate-refused': 'invalid',
  'tls-failed': 'unavailable',
  'name-unknown': 'unavailable',
  unreachable: 'unavailable',
  'broken-off': 'unavailable',
  'too-slow': 'unavailable',
  'must-wait': 'unavailable',
  'bad-status': 'unavailable',
})
