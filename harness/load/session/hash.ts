import * as crypto from 'node:crypto'

/** The one-shot hash of Node 20.12 costs a third of a Hash object. */
const oneShot = (crypto as { hash?: typeof crypto.hash }).hash

/** B64(MD5(data)). Text counts as UTF-8. */
export const hash: (data: string | Uint8Array) => string = oneShot
  ? (data) => oneShot('md5', data, 'base64')
  : (data) => crypto.createHash('md5').update(data).digest('base64')
