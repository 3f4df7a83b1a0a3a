import type { Stamped } from '../history/event.ts'

/** What is known of a world by the way: which number is whose, which card is where, which session is whose. */
export class Facts {
  readonly #imsiOf = new Map<string, string>()
  readonly #imsiAt = new Map<string, string>()
  readonly #cardIn = new Map<string, string>()
  readonly #onNetwork = new Map<string, string>()
  readonly #sessions = new Map<string, { imei: string; serverId: string; pc?: string }>()
  readonly #accounts = new Map<string, string>()
  readonly #ordered = new Map<string, string>()
  readonly #corporate = new Set<string>()
  readonly #atPc = new Set<string>()

  take(event: Stamped): void {
    switch (event.kind) {
      case 'net.ipbind':
        this.#imsiOf.set(event.msisdn, event.imsi)
        this.#imsiAt.set(event.ip, event.imsi)
        return
      case 'net.iprelease':
        this.#imsiAt.delete(event.ip)
        return
      case 'hlr.query':
      case 'care.verify':
      case 'user.verify':
        if (event.msisdn && event.imsi) this.#imsiOf.set(event.msisdn, event.imsi)
        return
      case 'sim.insert':
        this.#cardIn.set(event.imei, event.imsi)
        return
      case 'sim.remove':
        this.#cardIn.delete(event.imei)
        return
      case 'net.attach':
        this.#onNetwork.set(event.imei, event.imsi)
        return
      case 'order.given':
        if (event.imsi) this.#ordered.set(event.imsi, event.name)
        return
      case 'pc.connect':
        this.#atPc.add(event.imei)
        return
      case 'pc.close':
        this.#atPc.delete(event.imei)
        return
      case 'enterprise.query':
        this.#corporate.add(event.imei)
        return
      case 'portal.login':
      case 'portal.order':
        if (event.imsi) this.#accounts.set(event.account, event.imsi)
        return
      case 'dm.open': {
        const { imei, serverId, pc } = event
        this.#sessions.set(event.session, { imei, serverId, ...(pc && { pc }) })
        return
      }
      case 'dm.close':
        this.#sessions.delete(event.session)
    }
  }

  imsiOf(msisdn: string): string | undefined {
    return this.#imsiOf.get(msisdn)
  }

  /** The subscription that holds this address now. */
  imsiAt(ip: string): string | undefined {
    return this.#imsiAt.get(ip)
  }

  /** The subscription whose card is in the phone. */
  cardIn(imei: string): string | undefined {
    return this.#cardIn.get(imei)
  }

  /** The phone that this subscription's card is in. */
  phoneWith(imsi: string): string | undefined {
    for (const [imei, inside] of this.#cardIn) if (inside === imsi) return imei
    return undefined
  }

  /** The subscription with which the phone was last seen on the network. */
  onNetwork(imei: string): string | undefined {
    return this.#onNetwork.get(imei)
  }

  /** The subscription of a portal account. */
  imsiOfAccount(account: string): string | undefined {
    return this.#accounts.get(account)
  }

  /** The newest order that the target was given about a subscription, by the name of its hook. */
  ordered(imsi: string): string | undefined {
    return this.#ordered.get(imsi)
  }

  /** Whether an enterprise was asked about this phone. */
  isCorporate(imei: string): boolean {
    return this.#corporate.has(imei)
  }

  /** Whether a PC is connected to the operator in the name of this phone. */
  isAtPc(imei: string): boolean {
    return this.#atPc.has(imei)
  }

  /** A session that is open now. */
  session(
    name: string,
  ): { readonly imei: string; readonly serverId: string; readonly pc?: string } | undefined {
    return this.#sessions.get(name)
  }
}
