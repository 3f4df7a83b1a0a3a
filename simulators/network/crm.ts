import { sameText } from '../../protocol/credentials/same.ts'

interface Customer {
  readonly passphrase: string
  /** The person whose contract it is. */
  readonly owner: string
}

/** The operator's customer records: by what a caller proves to be the subscriber. */
export class Crm {
  readonly #customers = new Map<string, Customer>()

  enrol(msisdn: string, customer: Customer): void {
    this.#customers.set(msisdn, customer)
  }

  knows(msisdn: string): boolean {
    return this.#customers.has(msisdn)
  }

  /** The person whose contract the number belongs to. */
  ownerOf(msisdn: string): string | undefined {
    return this.#customers.get(msisdn)?.owner
  }

  verify(msisdn: string, passphrase: string): { ok: boolean; owner?: string } {
    const customer = this.#customers.get(msisdn)
    if (!customer) return { ok: false }
    return { ok: sameText(customer.passphrase, passphrase), owner: customer.owner }
  }
}
