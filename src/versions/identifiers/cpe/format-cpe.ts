import {
  anyValue,
  type CpeAttribute,
  type CpeName,
  cpeAttributes,
  notApplicable,
  type Sign,
  signsOf,
} from './cpe-name.ts'

/** The name as a formatted string of CPE 2.3 (NISTIR 7695 §6.2.2). */
export function formatCpe(name: CpeName): string {
  return ['cpe', '2.3', ...cpeAttributes.map((attribute) => name[attribute])].join(':')
}

/** The name as a URI of CPE 2.2 (NISTIR 7695 §6.1.2): what it cannot say otherwise is packed into the edition. */
export function formatCpeUri(name: CpeName): string {
  const packed = packedAttributes.map((attribute) => uriValue(name[attribute]))
  const isPlain = packed.slice(1).every((value) => value === '')
  const values = [
    ...(['part', 'vendor', 'product', 'version', 'update'] as const).map((attribute) =>
      uriValue(name[attribute]),
    ),
    isPlain ? (packed[0] ?? '') : `~${packed.join('~')}`,
    uriValue(name.language),
  ]
  return `cpe:/${values.join(':').replace(/:+$/, '')}`
}

const packedAttributes: readonly CpeAttribute[] = ['edition', 'swEdition', 'targetSw', 'targetHw', 'other']

function uriValue(value: string): string {
  if (value === anyValue) return ''
  if (value === notApplicable) return '-'
  return signsOf(value).map(uriSign).join('')
}

function uriSign({ text, isLiteral }: Sign): string {
  if (!isLiteral && text === '?') return '%01'
  if (!isLiteral && text === '*') return '%02'
  if (/[\p{L}\p{N}_.-]/u.test(text)) return text === '-' && isLiteral ? '%2d' : text
  return encodeSign(text)
}

/** `encodeURIComponent` leaves some signs as they are that the standard wants encoded. */
function encodeSign(text: string): string {
  const code = text.charCodeAt(0)
  return code < 0x80 ? `%${code.toString(16).padStart(2, '0')}` : text
}
