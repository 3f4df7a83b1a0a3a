/** The data of a basic credential: B64(user:password). */
export function basicData(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`, 'utf8').toString('base64')
}

/** User and password of a basic credential, divided at the first colon (RFC 2617 §2); undefined when it is not base64 of `user:password`. */
export function readBasic(data: string): { user: string; password: string } | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(data.trim())) return undefined
  const text = Buffer.from(data, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon === -1 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) }
}
