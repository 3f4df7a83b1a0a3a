import vectors from './known-answers.json' with { type: 'json' }

/** Known answers computed by others (see docs/reference/verdicts.md); each test names the one it uses. */
export { vectors }

export const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))
export const toHex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')
export const b64 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'))
