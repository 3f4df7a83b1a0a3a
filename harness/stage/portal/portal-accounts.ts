/** Whose account is whose: the world knows, whoever types. */
export class PortalAccounts {
  readonly #accounts = new Map<string, { owner: string; imsi: string }>()

  note(account: string, owner: string, imsi: string): void {
    this.#accounts.set(account, { owner, imsi })
  }

  of(account: string): { owner?: string; imsi?: string } {
    return this.#accounts.get(account) ?? {}
  }
}
