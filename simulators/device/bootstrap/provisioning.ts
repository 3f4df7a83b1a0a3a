import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import { readClientProvisioning } from '../../../protocol/bootstrap/client-provisioning.ts'
import { readDmProfile } from '../../../protocol/bootstrap/dm-profile.ts'
import type { Card, CardBootstrap } from '../../card/card.ts'
import type { Answer, Prompt } from '../../people/person.ts'
import type { BootstrapOrigin } from '../../world/event.ts'
import type { AccountBook } from '../account-book.ts'
import { keepSecrets } from '../account-secrets.ts'
import type { DeviceFaults } from '../faults.ts'
import { fingerprint } from '../session/credential.ts'
import type { DeviceParts, DeviceSpec } from '../spec.ts'
import { documentName, open } from './receive.ts'

/** A PIN counts as user presence for so long (identity matrix §1.3). */
const USER_PRESENCE_MS = 120_000

/** The phone that is provisioned. */
export interface ProvisionedPhone {
  /** 14 digits. */
  readonly imei: string
  readonly spec: DeviceSpec
  readonly parts: DeviceParts
  readonly accounts: AccountBook
  /** The card inside, whether the phone takes it or not. */
  readonly card: Card | undefined
  readonly faults: DeviceFaults
  ask(prompt: Prompt, indicated: boolean): Answer
}

/** How bootstrap documents come into force: from the card, and by push (bootstrap policy O1–O10). */
export class Provisioning {
  readonly #phone: ProvisionedPhone
  readonly #applied = new Set<string>()
  #pinShownAt: number | undefined

  constructor(phone: ProvisionedPhone) {
    this.#phone = phone
  }

  /** Whoever showed the PIN of that card is not known to be there any more. */
  cardRemoved(): void {
    this.#pinShownAt = undefined
  }

  /** The bootstrap file of the card inside. */
  applyCardFile(card: Card, rule: Omit<CardBootstrap, 'document'>): void {
    const refuse = (reason: string): void => {
      this.#refused('card', '', reason)
    }
    if (!this.#enterpriseAllows(card)) return refuse('the enterprise does not allow this subscription')
    const mustKnowUser = rule.private || this.#phone.spec.org !== undefined
    if (mustKnowUser && !this.#userPresent(card)) return refuse('the user did not show the PIN')
    if (rule.userConfirm && !this.#confirmed('Set up this phone from the card?', true))
      return refuse('the user declined')
    const file = card.bootstrapFile()
    if (!file) return
    const account =
      file.profile === 'cp' ? readClientProvisioning(file.document) : readDmProfile(file.document)
    this.#apply(account, {
      origin: 'card',
      sec: '',
      profile: file.profile,
      document: file.document,
      macOk: true,
    })
  }

  /** The person shows the PIN now, or did so a moment ago; a card that asks for none proves nothing. */
  #userPresent(card: Card): boolean {
    const { chv } = card
    const { clock, person } = this.#phone.parts
    if (!chv.enabled) return false
    const fresh = this.#pinShownAt !== undefined && clock.now() - this.#pinShownAt <= USER_PRESENCE_MS
    if (chv.verified && fresh) return true
    for (let tries = 0; tries < 3 && card.chv.retries > 0; tries++) {
      const answer = this.#phone.ask({ what: 'chv', text: 'PIN' }, true)
      if (answer.kind !== 'input') return false
      if (card.verifyChv(answer.text, person.id) === 'ok') {
        this.#pinShownAt = clock.now()
        return true
      }
    }
    return false
  }

  #enterpriseAllows(card: Card): boolean {
    const { org } = this.#phone.spec
    if (!org) return true
    const allowed = this.#phone.parts.enterprise?.(org, card.imsi, this.#phone.imei) ?? false
    this.#phone.parts.witness({
      kind: 'enterprise.query',
      org,
      imsi: card.imsi,
      imei: this.#phone.imei,
      operation: 'OP-BOOT',
      answer: allowed ? 'allowed' : 'refused',
      by: 'device',
    })
    return allowed
  }

  /** A bootstrap document by push (bootstrap policy O1–O10). Never throws for what a sender wrote. */
  receive(push: { contentType: string; body: Uint8Array }, card: Card | undefined): 'applied' | 'refused' {
    const askPin = () => {
      const answer = this.#phone.ask({ what: 'userpin', text: 'PIN of the message' }, true)
      return answer.kind === 'input' ? answer.text : undefined
    }
    const opened = open(
      push.contentType,
      push.body,
      { imsi: card?.imsi, id: this.#phone.parts.person.id, askPin },
      this.#phone.faults,
    )
    if ('refused' in opened) return this.#refused('ota-net', opened.type?.sec ?? '', opened.refused)
    const { account, origin, type, by } = opened
    const sec = type.sec ?? ''
    if (!card) return this.#refused(origin, sec, 'no card')
    if (!this.#enterpriseAllows(card))
      return this.#refused(origin, sec, 'the enterprise does not allow this subscription', account.serverId)
    if (this.#phone.spec.org && !this.#userPresent(card))
      return this.#refused(origin, sec, 'the user did not show the PIN', account.serverId)
    if (this.#applied.has(documentName(push.body)))
      return this.#refused(origin, sec, 'this document was applied before', account.serverId)
    const standing = this.#phone.accounts.active(card.imsi)
    if (standing.length > 0 && this.#phone.faults.obstinateBootstrap)
      return this.#refused(origin, sec, 'another account is there', account.serverId)
    const takesOver = standing.some(({ serverId }) => serverId !== account.serverId) || standing.length > 0
    if (takesOver && !this.#confirmed(`Let ${account.serverId} manage this phone?`, false)) {
      return this.#refused(origin, sec, 'the user declined', account.serverId)
    }
    this.#apply(account, {
      origin,
      sec,
      profile: type.profile,
      document: push.body,
      macOk: true,
      ...(by && { by }),
    })
    return 'applied'
  }

  #apply(
    account: BootstrapAccount,
    fields: {
      origin: BootstrapOrigin
      sec: string
      profile: 'cp' | 'dm'
      document: Uint8Array
      macOk: boolean
      by?: string
    },
  ): void {
    const { origin, sec, profile, document, macOk, by } = fields
    const imsi = this.#phone.card?.imsi ?? ''
    keepSecrets(this.#phone.parts.secrets, account)
    const sha256 = documentName(document)
    const replayed = this.#applied.has(sha256)
    this.#applied.add(sha256)
    const others = this.#phone.accounts.records.filter(
      (each) => !each.retired && each.serverId !== account.serverId,
    )
    this.#phone.accounts.add(account, { origin, boundImsi: imsi, permanent: false })
    for (const other of others) this.#phone.accounts.retire(other, `taken over by ${account.serverId}`)
    this.#phone.accounts.handOver(account.serverId)
    const { serverId } = account
    const retired = others.map((each) => each.serverId)
    this.#phone.parts.witness({
      kind: 'bs.applied',
      sha256,
      imei: this.#phone.imei,
      imsi,
      serverId,
      profile,
      origin,
      sec,
      macOk,
      replayed,
      retired,
      ...(by && { by }),
    })
    const salted = (secret: string) => fingerprint(this.#phone.parts.salt + secret)
    this.#phone.parts.witness({
      kind: 'secret.delivered',
      imei: this.#phone.imei,
      imsi,
      serverId,
      clientSecret: salted(account.client.secret),
      serverSecret: salted(account.server.secret),
    })
  }

  #refused(origin: BootstrapOrigin, sec: string, reason: string, serverId?: string): 'refused' {
    const imsi = this.#phone.card?.imsi
    this.#phone.parts.witness({
      kind: 'bs.refused',
      imei: this.#phone.imei,
      origin,
      sec,
      reason,
      ...(imsi && { imsi }),
      ...(serverId && { serverId }),
    })
    return 'refused'
  }

  #confirmed(text: string, indicated: boolean): boolean {
    return this.#phone.ask({ what: 'bootstrap', text }, indicated).kind === 'yes'
  }
}
