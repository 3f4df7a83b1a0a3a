import type { BootstrapAccount } from '../../protocol/bootstrap/account.ts'
import { readClientProvisioning } from '../../protocol/bootstrap/client-provisioning.ts'
import { readDmProfile } from '../../protocol/bootstrap/dm-profile.ts'
import { basicData } from '../../protocol/credentials/basic.ts'
import type { Bootstrapped } from '../../protocol/gba/key.ts'
import { deviceIdOf } from '../../protocol/identity/imei.ts'
import {
  NotificationProblem,
  readPackage0,
  SPECIAL_NONCES,
  verifyPackage0,
  wireSessionID,
} from '../../protocol/notification/package0.ts'
import type { DmVersion } from '../../protocol/syncml/message.ts'
import { parseTreeUri } from '../../protocol/tree/uri.ts'
import type { Card, CardBootstrap } from '../card/card.ts'
import { Personalisation, type SimLock } from '../card/personalisation.ts'
import type { Answer, Person, Prompt } from '../people/person.ts'
import type { Clock } from '../world/clock.ts'
import type { BootstrapOrigin } from '../world/event.ts'
import type { Random } from '../world/random.ts'
import type { Secrets } from '../world/secrets.ts'
import { type HttpRequest, type HttpResponse, type Transport, TransportProblem } from '../world/transport.ts'
import type { Witness } from '../world/witness.ts'
import { AccountBook, type AccountRecord } from './account-book.ts'
import { AlertBox } from './alert-box.ts'
import type { DeviceBehaviour } from './behaviour.ts'
import { documentName, open } from './bootstrap/receive.ts'
import type { DeviceFaults } from './faults.ts'
import type { ObjectHost } from './objects/managed-object.ts'
import { MODELS, type ModelName, templateFor } from './objects/model.ts'
import { PhoneObjects } from './objects/phone-objects.ts'
import { deployedNodes } from './objects/scomo-nodes.ts'
import { type Firmware, factoryFirmware } from './objects/software/firmware.ts'
import { fingerprint } from './session/credential.ts'
import type { Recording, SessionHost, SessionOutcome, SessionPlan } from './session/plan.ts'
import { Session } from './session/session.ts'
import { interior, leaf } from './tree/node.ts'
import { ManagementTree, type Path } from './tree/tree.ts'

export type { SessionOutcome } from './session/plan.ts'

export type Origin = 'fresh' | 'second-hand' | 'corporate' | 'roaming' | 'mis-configured'

export interface DeviceSpec {
  readonly model: ModelName
  /** 15 digits. */
  readonly imei: string
  /** Software version number, two digits. */
  readonly svn: string
  readonly origin: Origin
  readonly lock?: SimLock
  /** The enterprise that owns the device. */
  readonly org?: string
  /** Account and settings of the operator before. */
  readonly previous?: {
    readonly account: BootstrapAccount
    readonly imsi?: string
    readonly permanent: boolean
  }
  readonly dm: DmVersion
  readonly content: 'xml' | 'wbxml'
  readonly maxMsgSize?: number
  readonly maxObjSize?: number
  /** Firmware that it left the factory with, where that is not its model's. */
  readonly firmware?: string
  /** The key that the factory gave it (16 octets). */
  readonly makerKey?: Uint8Array
}

export interface DeviceParts {
  readonly clock: Clock
  readonly random: Random
  readonly witness: Witness
  readonly secrets: Secrets
  readonly person: Person
  /** Fingerprints of secrets are salted with this, so that equal ones show and nothing else. */
  readonly salt: string
  /** What the enterprise says to a subscription in its device. */
  readonly enterprise?: (org: string, imsi: string, imei14: string) => boolean
  readonly gba?: (card: Card) => Promise<Bootstrapped | undefined>
  /** Public keys of those whose software the device takes, by name; none when not given. */
  readonly trusted?: ReadonlyMap<string, Uint8Array>
}

/** A PIN counts as user presence for so long (identity matrix §1.3). */
const USER_PRESENCE_MS = 120_000

/** A phone: its tree, its accounts, the card inside, and the rules by which it lets itself be managed. */
export class Device {
  readonly imei: string
  readonly origin: Origin
  readonly tree: ManagementTree
  readonly accounts: AccountBook
  readonly firmware: Firmware
  behaviour: DeviceBehaviour = {}
  connection: Transport | undefined
  /** The PC agent whose connection carries the sessions now, if it is not the phone's own. */
  carrier: string | undefined
  readonly #spec: DeviceSpec
  readonly #parts: DeviceParts
  readonly #lock: Personalisation
  readonly #appliedDocuments = new Set<string>()
  readonly #seenTriggers = new Set<string>()
  readonly #resynced = new Set<string>()
  #card: Card | undefined
  #accepted = false
  #svn: string
  #sessions = 0
  #prompts = 0
  #pinShownAt: number | undefined
  #recording: Recording | undefined
  readonly #alerts = new AlertBox()
  readonly #objects: PhoneObjects
  readonly #journal: string[] = []
  #inCall = false

  constructor(spec: DeviceSpec, parts: DeviceParts) {
    this.imei = spec.imei
    this.origin = spec.origin
    this.#svn = spec.svn
    this.#spec = spec
    this.#parts = parts
    this.#lock = new Personalisation(spec.lock)
    this.tree = new ManagementTree(templateFor(spec.model, spec.dm))
    this.accounts = new AccountBook(this.tree, spec.dm, this.imei14, parts.witness)
    this.firmware = factoryFirmware(MODELS[spec.model], spec.firmware)
    this.#objects = new PhoneObjects(this.#objectHost(), this.#alerts)
    this.#fact('./DevInfo/DevId', deviceIdOf(spec.imei))
    this.#fact('./DevDetail/FwV', this.firmware.version)
    if (spec.lock?.N) this.#fact('./Ext/NetworkLock', spec.lock.N.join(' '))
    if (spec.previous) this.#livedWith(spec.previous)
    if (spec.origin === 'mis-configured') this.#misconfigure()
  }

  get imei14(): string {
    return this.imei.slice(0, 14)
  }

  get imeisv(): string {
    return this.imei14 + this.#svn
  }

  /** How many sessions it has tried to open. */
  get sessions(): number {
    return this.#sessions
  }

  /** A card is inside and the device takes it. */
  get cardAccepted(): boolean {
    return this.#card !== undefined && this.#accepted
  }

  updateSoftware(svn: string): void {
    this.#svn = svn
  }

  insert(card: Card): void {
    this.#card = card
    const { iccid, imsi } = card
    const { witness } = this.#parts
    witness({ kind: 'sim.insert', imei: this.imei14, iccid, imsi })
    const category = this.#lock.rejects(card)
    this.#accepted = category === undefined
    if (category) witness({ kind: 'sim.rejected', imei: this.imei14, iccid, imsi, category })
  }

  removeCard(): void {
    const card = this.#card
    if (!card) return
    this.#card = undefined
    this.#accepted = false
    this.#pinShownAt = undefined
    card.reset()
    this.#parts.witness({ kind: 'sim.remove', imei: this.imei14, iccid: card.iccid, imsi: card.imsi })
  }

  /** Switch-on: accounts of a card that is gone go too, and the bootstrap file of the card inside is applied. */
  async powerOn(): Promise<void> {
    const card = this.#accepted ? this.#card : undefined
    const file = card?.bootstrapRule
    for (const record of this.accounts.records.filter(({ origin }) => origin === 'card')) {
      if (!card || !file || record.boundImsi !== card.imsi) this.accounts.retire(record, 'its card is gone')
    }
    if (!card || !file || this.accounts.active(card.imsi).some(({ origin }) => origin === 'card')) return
    this.#applyCardFile(card, file)
  }

  #applyCardFile(card: Card, rule: Omit<CardBootstrap, 'document'>): void {
    const refuse = (reason: string): void => {
      this.#refused('card', '', reason)
    }
    if (!this.#enterpriseAllows(card)) return refuse('the enterprise does not allow this subscription')
    const mustKnowUser = rule.private || this.#spec.org !== undefined
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
    const { clock, person } = this.#parts
    if (!chv.enabled) return false
    const fresh = this.#pinShownAt !== undefined && clock.now() - this.#pinShownAt <= USER_PRESENCE_MS
    if (chv.verified && fresh) return true
    for (let tries = 0; tries < 3 && card.chv.retries > 0; tries++) {
      const answer = this.#ask({ what: 'chv', text: 'PIN' }, undefined, true)
      if (answer.kind !== 'input') return false
      if (card.verifyChv(answer.text, person.id) === 'ok') {
        this.#pinShownAt = clock.now()
        return true
      }
    }
    return false
  }

  #enterpriseAllows(card: Card): boolean {
    const { org } = this.#spec
    if (!org) return true
    const allowed = this.#parts.enterprise?.(org, card.imsi, this.imei14) ?? false
    this.#parts.witness({
      kind: 'enterprise.query',
      org,
      imsi: card.imsi,
      imei: this.imei14,
      operation: 'OP-BOOT',
      answer: allowed ? 'allowed' : 'refused',
      by: 'device',
    })
    return allowed
  }

  /** A bootstrap document by push (bootstrap policy O1–O10). Never throws for what a sender wrote. */
  async receiveBootstrap(push: { contentType: string; body: Uint8Array }): Promise<'applied' | 'refused'> {
    const card = this.#accepted ? this.#card : undefined
    const askPin = () => {
      const answer = this.#ask({ what: 'userpin', text: 'PIN of the message' }, undefined, true)
      return answer.kind === 'input' ? answer.text : undefined
    }
    const opened = open(
      push.contentType,
      push.body,
      { imsi: card?.imsi, id: this.#parts.person.id, askPin },
      this.behaviour.faults,
    )
    if ('refused' in opened) return this.#refused('ota-net', opened.type?.sec ?? '', opened.refused)
    const { account, origin, type, by } = opened
    const sec = type.sec ?? ''
    if (!card) return this.#refused(origin, sec, 'no card')
    if (!this.#enterpriseAllows(card))
      return this.#refused(origin, sec, 'the enterprise does not allow this subscription', account.serverId)
    if (this.#spec.org && !this.#userPresent(card))
      return this.#refused(origin, sec, 'the user did not show the PIN', account.serverId)
    if (this.#appliedDocuments.has(documentName(push.body)))
      return this.#refused(origin, sec, 'this document was applied before', account.serverId)
    const standing = this.accounts.active(card.imsi)
    if (standing.length > 0 && this.behaviour.faults?.obstinateBootstrap)
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
    const imsi = this.#card?.imsi ?? ''
    this.#keepSecrets(account)
    const sha256 = documentName(document)
    const replayed = this.#appliedDocuments.has(sha256)
    this.#appliedDocuments.add(sha256)
    const others = this.accounts.records.filter((each) => !each.retired && each.serverId !== account.serverId)
    this.accounts.add(account, { origin, boundImsi: imsi, permanent: false })
    for (const other of others) this.accounts.retire(other, `taken over by ${account.serverId}`)
    this.accounts.handOver(account.serverId)
    const { serverId } = account
    const retired = others.map((each) => each.serverId)
    this.#parts.witness({
      kind: 'bs.applied',
      sha256,
      imei: this.imei14,
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
    const salted = (secret: string) => fingerprint(this.#parts.salt + secret)
    this.#parts.witness({
      kind: 'secret.delivered',
      imei: this.imei14,
      imsi,
      serverId,
      clientSecret: salted(account.client.secret),
      serverSecret: salted(account.server.secret),
    })
  }

  #refused(origin: BootstrapOrigin, sec: string, reason: string, serverId?: string): 'refused' {
    const imsi = this.#card?.imsi
    this.#parts.witness({
      kind: 'bs.refused',
      imei: this.imei14,
      origin,
      sec,
      reason,
      ...(imsi && { imsi }),
      ...(serverId && { serverId }),
    })
    return 'refused'
  }

  /** Package #0 (DM Notification §6): dropped without a sign unless its digest holds. */
  async receiveNotification(bytes: Uint8Array): Promise<SessionOutcome | undefined> {
    const { witness } = this.#parts
    const imei = this.imei14
    let trigger: ReturnType<typeof readPackage0>
    try {
      trigger = readPackage0(bytes)
    } catch (problem) {
      if (!(problem instanceof NotificationProblem)) throw problem
      witness({ kind: 'noti.drop', imei, reason: 'format' })
      return undefined
    }
    const { serverId, sessionId, uiMode, initiator } = trigger
    const drop = (reason: 'server' | 'digest' | 'duplicate' | 'refused' | 'resync') => {
      witness({ kind: 'noti.drop', imei, reason, serverId, sessionId })
      return undefined
    }
    const record = this.accounts.active(this.#card?.imsi).find((each) => each.serverId === serverId)
    const account = record && this.accounts.read(record)
    if (!record || !account) return drop('server')
    const key = (nonce: Uint8Array) => ({ serverId, password: account.server.secret, nonce })
    const direct = verifyPackage0(trigger, key(account.server.nonce))
    const faults = this.behaviour.faults ?? {}
    const special = faults.noResync ? [] : SPECIAL_NONCES
    const resync = !direct && special.some((nonce) => verifyPackage0(trigger, key(nonce)))
    if (!direct && !resync && !faults.digestUnchecked) return drop('digest')
    // The special nonce works once for a secret: a second time it would be a replay that never ends (SP-NON-03).
    if (resync && this.#resynced.has(account.server.secret)) return drop('resync')
    const name = `${serverId}/${sessionId}`
    if (this.#seenTriggers.has(name) && !faults.everyTrigger) return drop('duplicate')
    this.#seenTriggers.add(name)
    if (resync) this.#resynced.add(account.server.secret)
    if (uiMode === 3 && !this.#confirmed('Your operator wants to manage this phone.', true, 'session'))
      return drop('refused')
    witness({ kind: 'noti.accept', imei, serverId, sessionId, uiMode, initiator, resync })
    return this.startSession({
      initiatedBy: 'server',
      serverId,
      wireSessionID: triggeredID(sessionId, faults),
      resync,
    })
  }

  /** Starts a session with the account of `serverId`, or the newest one. Never rejects for what a server does. */
  async startSession(wish: {
    initiatedBy: 'server' | 'client'
    serverId?: string
    wireSessionID?: string
    resync?: boolean
  }): Promise<SessionOutcome> {
    const imsi = this.#card?.imsi
    const usable = this.behaviour.ignoresCardChange
      ? this.accounts.records.filter(({ retired }) => !retired).reverse()
      : this.accounts.active(imsi)
    const record = usable.find(({ serverId }) => wish.serverId === undefined || serverId === wish.serverId)
    const account = record && this.accounts.read(record)
    this.#sessions += 1
    const session = `${this.imei14}/${this.#sessions}`
    if (!record || !account) {
      return { session, outcome: 'refused', reason: 'the device has no account for that', messages: 0 }
    }
    for (const [uri, value] of Object.entries(this.behaviour.nodeClaims ?? {})) this.#fact(uri, value)
    const plan: SessionPlan = {
      session,
      account,
      accountPath: record.path,
      wireSessionID: wish.wireSessionID ?? this.behaviour.sessionID ?? wireSessionID(this.#sessions),
      initiatedBy: wish.initiatedBy,
      resync: wish.resync ?? false,
      content: this.#spec.content,
      dm: this.#spec.dm,
      maxMsgSize: this.#spec.maxMsgSize ?? 16_384,
      maxObjSize: this.#spec.maxObjSize ?? 1_048_576,
      behaviour: this.behaviour,
    }
    const outcome = await new Session(this.#host(record, session), plan).run()
    this.#alerts.settle()
    this.journal(`session with ${account.serverId}: ${outcome.outcome}`)
    return outcome
  }

  /** A generic alert for the next session (DM Protocol §8.7). */
  alert(type: string, data: string, source?: string, correlator?: string): void {
    this.#alerts.add({ type, data, ...(source && { source }), ...(correlator && { correlator }) })
  }

  /** Something has to be told to a server: the phone will open a session for it. */
  get hasNews(): boolean {
    return this.#alerts.waiting.length > 0
  }

  /** An enterprise has put software into its phone, which its own server alone may touch. */
  ownedByEnterprise(name: string, serverId: string): void {
    const path = ['SCOMO', 'Inventory', 'Deployed', name]
    const acl = `Delete=${serverId}&Exec=${serverId}&Get=*&Replace=${serverId}`
    this.tree.plant(path, deployedNodes({ id: name, name, version: '1.0', state: 20 }))
    const node = this.tree.get(path)
    if (node) this.tree.set(path, { ...node, acl })
  }

  /** Nobody can use the phone. */
  get locked(): boolean {
    return this.#objects.locked
  }

  /** Writes a line into the phone's own log. */
  journal(line: string): void {
    this.#journal.push(line)
  }

  /** Carries out what servers have ordered (downloads, updates, locks); what came of it waits for the next session. */
  async work(): Promise<void> {
    const { version } = this.firmware
    await this.#objects.work()
    if (this.firmware.version !== version) this.endCall('restart')
    if (this.locked) this.endCall('locked')
  }

  /** The holder is on the phone with somebody; a restart, a lock or the loss of the line would cut them off. */
  beginCall(): void {
    this.#inCall = true
    this.#parts.witness({ kind: 'voice.begin', imei: this.imei14, by: this.#parts.person.id })
  }

  endCall(why: 'hung-up' | 'restart' | 'locked' | 'line'): void {
    if (!this.#inCall) return
    this.#inCall = false
    this.#parts.witness({ kind: 'voice.end', imei: this.imei14, why })
  }

  #objectHost(): ObjectHost {
    const device = this
    return {
      imei: this.imei14,
      tree: this.tree,
      witness: this.#parts.witness,
      firmware: this.firmware,
      makerKey: this.#spec.makerKey,
      trusted: this.#parts.trusted ?? new Map(),
      fetch: (request) => device.#send(request),
      ask: (prompt, indicated) => device.#ask(prompt, undefined, indicated),
      journal: this.#journal,
      get imsi() {
        return device.#card?.imsi
      },
      get behaviour() {
        return device.behaviour.software ?? {}
      },
    }
  }

  async #send(request: HttpRequest): Promise<HttpResponse> {
    if (!this.connection) throw new TransportProblem('refused', 'the phone is not connected')
    return this.connection(request)
  }

  #host(record: AccountRecord, session: string): SessionHost {
    const device = this
    const { random, secrets, witness, gba } = this.#parts
    return {
      imei: this.imei,
      tree: this.tree,
      random: random.fork(`session/${this.#sessions}`),
      secrets,
      transport: (request) => device.#send(request),
      get recording() {
        return device.#recording
      },
      record: (recording) => {
        if (device.behaviour.credential !== 'replayed') device.#recording = recording
      },
      staleNonce: record.staleNonce,
      keepNonces: (plan, nonces) => {
        if (plan.account.client.nonce.length > 0) this.accounts.keepNonces(record, nonces)
      },
      witnessIn: (plan, event) => {
        const imsi = device.#card?.imsi
        const about = { session: plan.session, imei: device.imei14, ...(imsi && { imsi }) }
        const pc = event.kind === 'dm.open' && device.carrier ? { pc: device.carrier } : {}
        witness({ ...event, ...about, ...pc } as never)
      },
      ask: (prompt, session) => device.#ask(prompt, session, true),
      get accountStands() {
        return !record.retired
      },
      bootstrapKey: async () => (device.#card && gba ? gba(device.#card) : undefined),
      alerts: this.#alerts,
      objects: {
        exec: (path, correlator) => this.#objects.exec(path, session, correlator),
        wrote: (path, command) => this.#objects.wrote(path, command),
        mark: () => this.#objects.mark(),
      },
      work: async () => {
        if (device.behaviour.software?.reportsInSession) await device.work()
      },
    }
  }

  #confirmed(text: string, indicated: boolean, what: Prompt['what'] = 'bootstrap'): boolean {
    return this.#ask({ what, text }, undefined, indicated).kind === 'yes'
  }

  #ask(prompt: Prompt, session: string | undefined, indicated: boolean): Answer {
    this.#prompts += 1
    const name = `${this.imei14}/prompt-${this.#prompts}`
    const about = { imei: this.imei14, prompt: name, ...(session && { session }) }
    const what = prompt.what === 'userpin' ? 'bootstrap' : prompt.what
    const alert = prompt.alert === undefined ? {} : { alert: prompt.alert }
    this.#parts.witness({ kind: 'ui.prompt', ...about, what, ...alert, text: prompt.text, indicated })
    const answer: Answer = this.locked ? { kind: 'timeout' } : this.#parts.person.answer(prompt)
    const kind = answer.kind === 'choice' ? 'input' : answer.kind
    this.#parts.witness({ kind: 'ui.answer', ...about, answer: kind, by: this.#parts.person.id })
    return answer
  }

  #keepSecrets(account: BootstrapAccount): void {
    for (const { name, secret, nonce } of [account.client, account.server]) {
      this.#parts.secrets.keep(secret)
      this.#parts.secrets.keep(basicData(name, secret))
      this.#parts.secrets.keepBytes(nonce)
    }
  }

  #fact(uri: string, value: string): void {
    const { path } = parseTreeUri(uri)
    const old = this.tree.get(path)
    this.tree.put(path, old ? { ...old, value } : leaf(value))
  }

  /** What a second-hand phone brings with it: the previous operator's account, access point and proxy, and its rights. */
  #livedWith({ account, imsi, permanent }: NonNullable<DeviceSpec['previous']>): void {
    this.#keepSecrets(account)
    this.accounts.add(account, { origin: 'factory', permanent, ...(imsi && { boundImsi: imsi }) })
    const acl = `Get=${account.serverId}&Replace=${account.serverId}&Delete=${account.serverId}`
    const put = (path: Path, value?: string) =>
      this.tree.put(path, value === undefined ? interior({ acl }) : leaf(value))
    put(['NAP', 'Previous'])
    put(['NAP', 'Previous', 'Name'], account.name)
    put(['NAP', 'Previous', 'NapAddrType'], 'APN')
    put(['NAP', 'Previous', 'NapAddr'], 'internet.previous.example')
    put(['Proxy', 'Previous'])
    put(['Proxy', 'Previous', 'PxAddr'], '192.0.2.80')
    put(['Settings', 'Home'], 'https://start.previous.example/')
    put(['Settings', 'Message'], 'https://mms.previous.example/')
  }

  /** Settings that lead nowhere. */
  #misconfigure(): void {
    this.tree.put(['NAP', 'Wrong'], interior())
    this.tree.put(['NAP', 'Wrong', 'NapAddr'], leaf('nowhere.invalid'))
    this.tree.put(['Proxy', 'Wrong'], interior())
    this.tree.put(['Proxy', 'Wrong', 'PxAddr'], leaf('203.0.113.255'))
  }
}

/** The SessionID of a triggered session: the 16 bits of package #0 in hexadecimal (DM Notification §6.3). */
function triggeredID(sessionId: number, { sessionIdSwapped, sessionIdDecimal }: DeviceFaults): string {
  if (sessionIdDecimal) return String(sessionId)
  return wireSessionID(sessionIdSwapped ? ((sessionId & 0xff) << 8) | (sessionId >> 8) : sessionId)
}
