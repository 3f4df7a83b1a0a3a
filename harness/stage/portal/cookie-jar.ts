/** The cookies of one visit, each for the origin that set it. Enough of RFC 6265 for pages on one machine. */
export class CookieJar {
  readonly #cookies = new Map<string, Map<string, string>>()

  /** The value of Cookie for a request; empty when there is none. */
  for(url: string): string {
    const kept = this.#cookies.get(new URL(url).origin)
    return [...(kept ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Takes what a Set-Cookie header says; several come joined by commas. */
  take(url: string, header: string | undefined): void {
    if (header === undefined) return
    const { origin } = new URL(url)
    const kept = this.#cookies.get(origin) ?? new Map<string, string>()
    for (const each of header.split(/,(?=\s*[\w!#$%&'*+.^`|~-]+=)/)) {
      const [pair = ''] = each.split(';')
      const equals = pair.indexOf('=')
      if (equals > 0) kept.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim())
    }
    this.#cookies.set(origin, kept)
  }
}
