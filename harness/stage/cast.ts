import { Card, type CardBootstrap } from '../../simulators/card/card.ts'
import type { CardFaults } from '../../simulators/card/faults.ts'
import type { SimLock } from '../../simulators/card/personalisation.ts'
import { Device, type DeviceSpec, type Origin } from '../../simulators/device/device.ts'
import { MODELS, type ModelName } from '../../simulators/device/objects/model.ts'
import type { Subscription } from '../../simulators/network/subscription.ts'
import {
  anEmployee,
  aThief,
  type Person,
  someoneElse,
  theSubscriber,
} from '../../simulators/people/person.ts'
import type { Random } from '../../simulators/world/random.ts'
import { givenAccount } from './given-account.ts'
import { drawIccid, drawImei, drawImsi, drawMsisdn } from './identities.ts'
import { Phone } from './phone.ts'
import { previousOperator } from './previous-operator.ts'
import type { Stage } from './stage.ts'

/** The enterprise of each play, and the network that cards of visitors come from. */
export const ORG = 'acme'
const ORG_GID = { gid1: 'a1', gid2: 'c3' }
const FOREIGN = { mcc: '262', mnc: '02' }
/** A network that customers visit. */
export const VISITED_PLMN = '20801'

/** What people have, in cents. */
const PREPAID_BALANCE = 20_00
const CARD_LIMIT = 500_00

export interface CardWishes {
  readonly owner: Person
  readonly subscription?: 'private' | 'corporate' | 'prepaid' | 'inbound-roamer'
  readonly chvEnabled?: boolean
  readonly file?: CardBootstrap
  /** Another home network, e.g. with three-digit MNC. */
  readonly plmn?: { readonly mcc: string; readonly mnc: string }
  /** The card has accepted sequence numbers that the network does not know of. */
  readonly outOfStep?: boolean
  /** Its PIN, where that must be known beforehand. */
  readonly pin?: string
  readonly faults?: CardFaults
  /** It gets the number of this card; `confirmed` when somebody showed an identity document for that. */
  readonly replaces?: { readonly card: Card; readonly confirmed: boolean }
}

/** How a card protects its bootstrap file. */
export interface CardFileWishes {
  readonly private: boolean
  readonly userConfirm: boolean
}

export interface PhoneWishes {
  readonly holder: Person
  readonly origin: Origin
  readonly imei?: string
  /** The previous operator's account stands in a node that cannot be deleted. */
  readonly permanentPrevious?: boolean
  /** A corporate phone without a personalisation lock: only the enterprise's policy protects it. */
  readonly unlocked?: boolean
  readonly maxMsgSize?: number
  /** What the phone is locked to, where that is not what its origin says. */
  readonly lock?: SimLock
  readonly dm?: DeviceSpec['dm']
}

/** Makes the people, cards and phones of one play; each draws from its own stream of the play's seed. */
export class Cast {
  readonly phones: Phone[] = []
  /** The enterprise of this play: a name of its own, since its contracts are with a target that other plays use too. */
  readonly org: string
  readonly #stage: Stage
  #made = 0

  constructor(stage: Stage) {
    this.#stage = stage
    this.org = `${ORG}-${stage.random.fork('org').digits(6)}`
  }

  subscriber(): Person {
    return theSubscriber(this.#name('subscriber'))
  }

  employee(): Person {
    return anEmployee(this.#name('employee'))
  }

  someoneElse(): Person {
    return someoneElse(this.#name('user'))
  }

  thief(): Person {
    return aThief(this.#name('thief'))
  }

  drawImei(): string {
    return drawImei(this.#stage.random.fork(this.#name('imei')))
  }

  /** A card with a subscription that the home network knows. Its owner knows PIN, PUK and passphrase. */
  card(wishes: CardWishes): Card {
    return this.#insertable(this.#contract(wishes), wishes)
  }

  /** A card whose bootstrap file the operator has issued. */
  async cardWithFile(wishes: CardWishes, file: CardFileWishes): Promise<Card> {
    const contract = this.#contract(wishes)
    const { imsi, msisdn } = contract.subscription
    const { answer } = await this.#stage.operator.order('cards', {
      iccid: contract.iccid,
      imsi,
      msisdn,
      ...file,
    })
    if (typeof answer['document'] !== 'string') return this.#insertable(contract, wishes)
    const document = Uint8Array.from(Buffer.from(answer['document'], 'base64'))
    const profile = answer['profile'] === 'dm' ? 'dm' : 'cp'
    return this.#insertable(contract, { ...wishes, file: { profile, document, ...file } })
  }

  #contract(wishes: CardWishes): Contract {
    const random = this.#stage.random.fork(this.#name('card'))
    const { subscription = 'private', owner, chvEnabled = true } = wishes
    const roamer = subscription === 'inbound-roamer'
    const plmn = wishes.plmn ?? (roamer ? FOREIGN : this.#stage.target.homePlmn)
    const contract: Contract = {
      iccid: drawIccid(random),
      pin: wishes.pin ?? random.digits(4),
      puk: random.digits(8),
      chvEnabled,
      subscription: {
        imsi: drawImsi(random, plmn),
        msisdn: drawMsisdn(random),
        subscription: roamer ? 'private' : subscription,
        ...(subscription === 'corporate' && { org: this.org }),
        own: !roamer && wishes.plmn === undefined,
        homePlmn: plmn.mcc + plmn.mnc,
        mncLength: plmn.mnc.length === 3 ? 3 : 2,
        k: random.bytes(16),
        opc: random.bytes(16),
      },
    }
    const { network, secrets } = this.#stage
    const { k, opc, imsi, msisdn } = contract.subscription
    secrets.keepBytes(k)
    secrets.keepBytes(opc)
    secrets.keep(contract.puk)
    network.hlr.provision(contract.subscription)
    if (subscription === 'corporate') network.enterprise.admit(this.org, imsi)
    owner.learn({ pin: contract.pin, puk: contract.puk })
    if (!wishes.replaces) {
      const passphrase = random.token(9)
      secrets.keep(passphrase)
      network.crm.enrol(msisdn, { passphrase, owner: owner.id })
      owner.learn({ passphrase })
    }
    this.#money(contract, owner, random)
    const { card, confirmed = false } = wishes.replaces ?? {}
    if (card?.msisdn === undefined) return contract
    network.hlr.move(card.msisdn, imsi, confirmed)
    return { ...contract, subscription: { ...contract.subscription, msisdn: card.msisdn } }
  }

  /** A contract is paid by bill or from a prepaid account, and its owner has a credit card. */
  #money({ subscription: { imsi, msisdn, subscription } }: Contract, owner: Person, random: Random): void {
    const { network, secrets } = this.#stage
    const { billing, prepaid, bank } = network.payment
    if (subscription === 'prepaid') {
      const prepaidPin = random.digits(6)
      secrets.keep(prepaidPin)
      prepaid.open({ imsi, pin: prepaidPin, owner: owner.id, balance: PREPAID_BALANCE })
      owner.learn({ prepaidPin })
    } else billing.open(imsi)
    const creditCard = { number: `4${random.digits(15)}`, code: random.digits(6) }
    secrets.keep(creditCard.number)
    secrets.keep(creditCard.code)
    bank.issue({ ...creditCard, owner: owner.id, limit: CARD_LIMIT })
    bank.meet(msisdn)
    owner.learn({ creditCard })
  }

  #insertable({ iccid, pin, puk, chvEnabled, subscription }: Contract, wishes: CardWishes): Card {
    const { imsi, msisdn, mncLength, k, opc } = subscription
    const gids = subscription.org ? ORG_GID : {}
    const file = wishes.file && { bootstrap: wishes.file }
    const sqn = wishes.outOfStep ? { sqn: 4096n } : {}
    const rest = { ...gids, ...file, ...sqn, ...(wishes.faults && { faults: wishes.faults }) }
    const profile = { iccid, imsi, msisdn, mncLength, k, opc, pin, puk, chvEnabled, ...rest }
    return new Card(profile, { witness: this.#stage.recorder.witness })
  }

  /** A phone; a corporate one belongs to the enterprise and is locked to its cards unless wished otherwise. */
  phone(wishes: PhoneWishes): Phone {
    const { stage, holder, origin } = { stage: this.#stage, ...wishes }
    const random = stage.random.fork(this.#name('phone'))
    const imei = wishes.imei ?? drawImei(random)
    const corporate = origin === 'corporate'
    const lock: SimLock | undefined =
      wishes.lock ?? (corporate && !wishes.unlocked ? { SP: [ORG_GID.gid1], C: [ORG_GID.gid2] } : undefined)
    const previous = previousOperator(origin, random, stage.dialect.auth, wishes.permanentPrevious ?? false)
    const model: ModelName = random.int(2) === 0 ? 'phone-a' : 'phone-b'
    const makerKey = stage.random.fork(`maker-${imei}`).bytes(16)
    stage.secrets.keepBytes(makerKey)
    stage.network.manufacturer.make(imei.slice(0, 14), { model: MODELS[model].name, key: makerKey })
    const spec: DeviceSpec = {
      model,
      makerKey,
      imei,
      svn: '01',
      origin,
      dm: wishes.dm ?? stage.target.dm ?? '1.2',
      content: stage.dialect.content,
      ...(corporate && { org: this.org }),
      ...(lock && { lock }),
      ...(previous && { previous }),
      ...stage.target.sizes,
      ...(wishes.maxMsgSize && { maxMsgSize: wishes.maxMsgSize }),
    }
    if (corporate) stage.network.enterprise.own(this.org, imei.slice(0, 14))
    const device = new Device(spec, {
      clock: stage.clock,
      random,
      witness: stage.recorder.witness,
      secrets: stage.secrets,
      person: holder,
      salt: stage.salt,
      enterprise: (org, imsi, imei14) =>
        stage.network.faults.next('enterprise') === undefined &&
        stage.network.enterprise.allows(org, imsi, imei14),
      gba: (card) => stage.bootstrapKey(card),
      get trusted() {
        return stage.software.trusted
      },
    })
    const phone = new Phone({
      ...{ device, holder, network: stage.network, wire: stage.wire },
      given: () => givenAccount(stage, imei),
    })
    this.#bound(device.imei14, lock, previous)
    this.phones.push(phone)
    return phone
  }

  /** What binds a phone to another network, and stays so whoever takes it over. */
  #bound(imei: string, lock: SimLock | undefined, previous: DeviceSpec['previous']): void {
    const { recorder, target } = this.#stage
    const home = target.homePlmn.mcc + target.homePlmn.mnc
    for (const to of lock?.N ?? [])
      if (to !== home) recorder.witness({ kind: 'phone.bound', imei, by: 'lock', to })
    if (previous?.permanent)
      recorder.witness({ kind: 'phone.bound', imei, by: 'account', to: previous.account.serverId })
  }

  #name(kind: string): string {
    this.#made += 1
    return `${kind}-${this.#made}`
  }
}

interface Contract {
  readonly iccid: string
  readonly pin: string
  readonly puk: string
  readonly chvEnabled: boolean
  readonly subscription: Subscription
}
