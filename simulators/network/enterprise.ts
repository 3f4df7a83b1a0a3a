/** What an enterprise lets be done to its phones: by its own subscriptions, unless it says otherwise. */
export class Enterprise {
  readonly #members = new Map<string, Set<string>>()
  readonly #equipment = new Map<string, Set<string>>()

  /** The organisation has this subscription in its contract. */
  admit(org: string, imsi: string): void {
    this.#members.set(org, (this.#members.get(org) ?? new Set()).add(imsi))
  }

  dismiss(org: string, imsi: string): void {
    this.#members.get(org)?.delete(imsi)
  }

  /** The organisation owns this equipment. */
  own(org: string, imei14: string): void {
    this.#equipment.set(org, (this.#equipment.get(org) ?? new Set()).add(imei14))
  }

  knows(org: string): boolean {
    return this.#members.has(org) || this.#equipment.has(org)
  }

  /** Its own subscription in its own equipment. */
  allows(org: string, imsi: string, imei14: string): boolean {
    return (this.#members.get(org)?.has(imsi) ?? false) && (this.#equipment.get(org)?.has(imei14) ?? false)
  }
}
