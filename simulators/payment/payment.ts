import type { Random } from '../world/random.ts'
import type { Witness } from '../world/witness.ts'
import { Bank } from './bank.ts'
import { Billing } from './billing.ts'
import { Entitlements } from './entitlements.ts'
import { Prepaid } from './prepaid.ts'

/** Everything around a server that moves money, and the register of what was bought with it. */
export class Payment {
  readonly billing: Billing
  readonly bank: Bank
  readonly prepaid: Prepaid
  readonly entitlements: Entitlements
  /** The person who sits at the computer now: whatever is typed, they typed it. */
  atKeyboard = ''

  constructor(random: Random, witness: Witness) {
    this.billing = new Billing(random.fork('billing'), witness)
    this.bank = new Bank(random.fork('bank'), witness)
    this.prepaid = new Prepaid(random.fork('prepaid'), witness)
    this.entitlements = new Entitlements(witness)
  }
}
