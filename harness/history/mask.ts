/** Overwrites secrets with as many asterisks, in clear and inside base64 bodies, so that offsets stay what they were. */
export class Mask {
  readonly #secrets: readonly Buffer[]
  readonly #texts: readonly string[]

  /** Longest first. */
  constructor(secrets: readonly string[]) {
    this.#texts = secrets
    this.#secrets = secrets.map((secret) => Buffer.from(secret, 'utf8'))
  }

  text(value: string): string {
    return this.#texts.reduce((text, secret) => text.replaceAll(secret, '*'.repeat(secret.length)), value)
  }

  /** Octets with each secret overwritten, also where it stands as raw octets of a base64 or hexadecimal secret. */
  octets(value: Uint8Array): Buffer {
    const out = Buffer.from(value)
    for (const secret of this.#secrets) {
      for (let at = out.indexOf(secret); at !== -1; at = out.indexOf(secret, at + secret.length)) {
        out.fill(0x2a, at, at + secret.length)
      }
    }
    return out
  }

  /** Any value of an event; `body` holds octets in base64. */
  value(name: string, value: unknown): unknown {
    if (typeof value === 'string') {
      if (name === 'body') return this.octets(Buffer.from(value, 'base64')).toString('base64')
      return this.text(value)
    }
    if (Array.isArray(value)) return value.map((each) => this.value('', each))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.value(key, each)]))
  }
}
