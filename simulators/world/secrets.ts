/**
 * What must never reach a history or a report: passwords, nonces, PINs, keys. Whoever mints or learns a secret keeps it
 * here; the history writer overwrites each occurrence, in clear and in base64, with as many asterisks.
 */
export class Secrets {
  readonly #values = new Set<string>()

  /** Adds a text secret. Shorter than six characters it would match by chance: such secrets are never witnessed at all. */
  keep(text: string): void {
    if (text.length < 6) return
    this.#values.add(text)
    this.#values.add(Buffer.from(text, 'utf8').toString('base64'))
  }

  /** Adds octets, in the form in which they travel (base64) and in hex. */
  keepBytes(octets: Uint8Array): void {
    if (octets.length < 4) return
    const bytes = Buffer.from(octets)
    this.#values.add(bytes.toString('base64'))
    this.#values.add(bytes.toString('hex'))
  }

  /** Longest first, so that a secret that contains another is covered whole. */
  values(): string[] {
    return [...this.#values].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  }
}
