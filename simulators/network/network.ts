import type { Card } from '../card/card.ts'
import { Payment } from '../payment/payment.ts'
import type { Clock } from '../world/clock.ts'
import type { Random } from '../world/random.ts'
import type { Secrets } from '../world/secrets.ts'
import type { Transport } from '../world/transport.ts'
import type { Witness } from '../world/witness.ts'
import { Bindings } from './bindings.ts'
import { Bsf } from './bsf.ts'
import { BuiltInHlr } from './built-in-hlr.ts'
import { Crm } from './crm.ts'
import { Delivery, type Push } from './delivery.ts'
import { Eir } from './eir.ts'
import { Enterprise } from './enterprise.ts'
import { Faults } from './faults.ts'
import { answer, concerns, type FunctionAnswer, type FunctionRequest } from './functions.ts'
import { gateway, openInternet } from './gateway.ts'
import { Hlr } from './hlr.ts'
import type { HlrCore } from './hlr-core.ts'
import { Manufacturer } from './manufacturer.ts'
import { Pairs } from './pairs.ts'

import type { Subscription } from './subscription.ts'

export type { Push } from './delivery.ts'

export interface NetworkParts {
  readonly clock: Clock
  readonly random: Random
  readonly witness: Witness
  readonly secrets: Secrets
  readonly plmn: { readonly mcc: string; readonly mnc: string }
  readonly edgeToken: string
  /** A real HLR in the place of the built-in one. */
  readonly hlr?: HlrCore
}

/** The network refused the card or the phone. */
export class AttachRefused extends Error {
  override readonly name = 'AttachRefused'
}

/** A phone on the network: its address, and its way to the outside. */
export interface Attachment {
  readonly ip: string
  readonly imsi: string
  readonly msisdn: string
  readonly imei14: string
  detach(): void
  /** Sends over the operator's data path. */
  via(transport: Transport): Transport
}

/** The operator's network around a DM server: registers, detection of pairs, data path, keys, and delivery to phones. */
export class Network {
  readonly hlr: Hlr
  readonly eir: Eir
  readonly bsf: Bsf
  readonly crm = new Crm()
  readonly enterprise = new Enterprise()
  readonly faults = new Faults()
  readonly pairs: Pairs
  readonly bindings: Bindings
  readonly delivery: Delivery
  readonly payment: Payment
  readonly manufacturer: Manufacturer
  /** A gateway that strips nothing is a defect of the network (D-60). */
  gatewayStrips = true
  readonly parts: NetworkParts
  readonly #callers = new Map<string, string>()
  readonly #holders = new Map<string, string>()
  readonly #iccids = new Set<string>()

  constructor(parts: NetworkParts) {
    const { clock, random, witness } = parts
    this.parts = parts
    this.hlr = new Hlr(parts.hlr ?? new BuiltInHlr(random.fork('auc')), clock, witness)
    this.eir = new Eir(witness)
    this.bsf = new Bsf(this.hlr, clock, witness)
    this.pairs = new Pairs(clock)
    this.bindings = new Bindings(clock, witness)
    this.delivery = new Delivery(this.hlr, witness)
    this.payment = new Payment(random.fork('payment'), witness)
    const isSubscriber = (digits: string) =>
      this.#iccids.has(digits) ||
      this.hlr.find('imsi', digits) !== undefined ||
      this.hlr.find('msisdn', digits) !== undefined
    this.manufacturer = new Manufacturer(random.fork('manufacturer'), witness, isSubscriber)
  }

  get homePlmn(): string {
    return this.parts.plmn.mcc + this.parts.plmn.mnc
  }

  /** Attach with AKA, then an address and a place in the list of pairs. Throws AttachRefused. */
  async attach(line: { imei14: string; imeisv: string; card: Card; plmn?: string }): Promise<Attachment> {
    const { card, imei14, imeisv, plmn = this.homePlmn } = line
    const { imsi } = card
    const subscription = await this.#authenticated(card)
    if (!(await this.hlr.updateLocation(imsi)))
      throw new AttachRefused('the HLR does not let the subscription in')
    this.#iccids.add(card.iccid)
    const { msisdn } = subscription
    const ip = this.#address()
    const { witness } = this.parts
    witness({ kind: 'net.attach', imsi, imei: imei14, plmn })
    this.pairs.attach({ imsi, msisdn, imei: imei14, imeisv, plmn })
    if (!this.eir.knows(imei14)) this.eir.set(imei14, 'white')
    this.bindings.bind({ ip, imsi, msisdn, imei: imei14, plmn })
    const edge = {
      ip,
      bindings: this.bindings,
      token: this.parts.edgeToken,
      witness,
      strips: this.gatewayStrips,
    }
    return {
      ip,
      imsi,
      msisdn,
      imei14,
      detach: () => {
        this.bindings.release(ip)
        this.pairs.detach(imsi)
        this.delivery.leave(imsi)
        witness({ kind: 'net.detach', imsi, imei: imei14 })
      },
      via: (transport) => gateway(transport, edge),
    }
  }

  async #authenticated(card: Card): Promise<Subscription> {
    const { witness } = this.parts
    for (const _attempt of [1, 2]) {
      const vector = await this.hlr.vector(card.imsi)
      if (!vector) throw new AttachRefused('the HLR does not know the subscription')
      const said = card.authenticate(vector.rand, vector.autn)
      const ok = said.kind === 'ok' && Buffer.from(said.res).equals(vector.xres)
      const result = ok
        ? 'ok'
        : said.kind === 'ok'
          ? 'resMismatch'
          : said.kind === 'syncFailure'
            ? 'sync'
            : 'macFail'
      witness({ kind: 'aka.result', imsi: card.imsi, result, at: 'attach' })
      if (ok) return this.hlr.find('imsi', card.imsi)?.subscription as Subscription
      if (said.kind !== 'syncFailure') break
      if (!(await this.hlr.resynchronise(card.imsi, vector.rand, said.auts))) break
    }
    throw new AttachRefused('the card and the authentication centre do not agree')
  }

  #address(): string {
    const [a = 0, b = 0, c = 0] = this.parts.random.bytes(3)
    return `10.${a}.${b}.${c}`
  }

  /** Gives an address that was one phone's to another one. */
  rebind(ip: string, to: Attachment): void {
    const { imsi, msisdn, imei14 } = to
    this.bindings.bind({ ip, imsi, msisdn, imei: imei14, plmn: this.homePlmn })
  }

  /** A way to the target that is not the operator's. */
  wifi(transport: Transport, ip: string): Transport {
    return openInternet(transport, ip, this.parts.witness)
  }

  /** Somebody has the phone of this subscription in hand. */
  heldBy(imsi: string, person: string): void {
    this.#holders.set(imsi, person)
  }

  /** Who has the phone of this subscription in hand, as only the world knows. */
  holderOf(imsi: string): string {
    return this.#holders.get(imsi) ?? ''
  }

  /** The subscription that the target was last asked to reach, as far as the order named one. */
  reached: { readonly imsi: string } | undefined

  onPush(imsi: string, handler: (push: Push) => Promise<void>): void {
    this.delivery.join(imsi, handler)
  }

  /** Whether a question of the target is about somebody of this network. */
  concerns(path: string, query: string, body: unknown, authorization?: string): boolean {
    return concerns(this, {
      ...{ method: '', path, query: new URLSearchParams(query), body },
      ...(authorization !== undefined && { authorization }),
    })
  }

  /** Answers one request to a network function. */
  handle(request: FunctionRequest): Promise<FunctionAnswer> {
    return answer(this, request)
  }

  /** Resolves when everything that was pushed has been received and acted on. */
  async settled(): Promise<void> {
    await this.delivery.settled()
  }

  /** Somebody calls customer care about a number; the call is a case of its own. */
  call(caseId: string, msisdn: string, by: string): void {
    this.#callers.set(caseId, by)
    this.parts.witness({ kind: 'care.call', case: caseId, msisdn, by })
  }

  /** Who is on the line in that case. */
  callerOf(caseId: string): string {
    return this.#callers.get(caseId) ?? ''
  }
}
