/** The nonce that lets our own styles pass the content policy; the server writes it into the page. */
export function readStyleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
}

/** Tells the nonce to the library that holds the page still under a dialog: it looks for this global name. */
export function announceStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: readStyleNonce() })
}
