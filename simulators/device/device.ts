import { deviceIdOf } from '../../protocol/identity/imei.ts'
import { wireSessionID } from '../../protocol/notification/package0.ts'
import { parseTreeUri } from '../../protocol/tree/uri.ts'
import type { Card } from '../card/card.ts'
import type { Answer, Prompt } from '../people/person.ts'
import { type HttpRequest, type HttpResponse, type Transport, TransportProblem } from '../world/transport.ts'
import { AccountBook, type AccountRecord } from './account-book.ts'
import { keepSecrets } from './account-secrets.ts'
import { AlertBox } from './alert-box.ts'
import type { DeviceBehaviour } from './behaviour.ts'
import { type ProvisionedPhone, Provisioning } from './bootstrap/provisioning.ts'
import { CardSlot } from './card-slot.ts'
import type { ObjectHost } from './objects/managed-object.ts'
import { MODELS, templateFor } from './objects/model.ts'
import { PhoneObjects } from './objects/phone-objects.ts'
import { deployedNodes } from './objects/scomo-nodes.ts'
import { type Firmware, factoryFirmware } from './objects/software/firmware.ts'
import { livedWith, misconfigured } from './past.ts'
import { type Asking, Screen } from './screen.ts'
import type { Recording, SessionHost, SessionOutcome, SessionPlan } from './session/plan.ts'
import { Session } from './session/session.ts'
import type { DeviceParts, DeviceSpec, Origin } from './spec.ts'
import { leaf } from './tree/node.ts'
import { ManagementTree } from './tree/tree.ts'
import { type TriggeredPhone, Triggers } from './triggers.ts'
import { VoiceCall } from './voice-call.ts'

export type { SessionOutcome } from './session/plan.ts'
export type { DeviceParts, DeviceSpec, Origin } from './spec.ts'

/** Whose software a phone takes that was told of nobody. */
const NOBODY: ReadonlyMap<string, Uint8Array> = new Map()

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
  readonly #slot: CardSlot
  readonly #screen: Screen
  readonly #provisioning: Provisioning
  readonly #triggers: Triggers
  #svn: string
  #sessions = 0
  #recording: Recording | undefined
  readonly #alerts = new AlertBox()
  readonly #objects: PhoneObjects
  readonly #journal: string[] = []
  /** The call that its holder is in. */
  readonly voice: VoiceCall

  constructor(spec: DeviceSpec, parts: DeviceParts) {
    this.imei = spec.imei
    this.origin = spec.origin
    this.#svn = spec.svn
    this.#spec = spec
    this.#parts = parts
    this.#slot = new CardSlot(this.imei14, spec.lock, parts.witness)
    this.#screen = new Screen(this.imei14, parts.person, parts.witness)
    this.voice = new VoiceCall(this.imei14, parts.witness)
    this.tree = new ManagementTree(templateFor(spec.model, spec.dm))
    this.accounts = new AccountBook(this.tree, spec.dm, this.imei14, parts.witness)
    this.firmware = factoryFirmware(MODELS[spec.model], spec.firmware)
    this.#objects = new PhoneObjects(this.#objectHost(), this.#alerts)
    this.#provisioning = new Provisioning(this.#provisionedPhone())
    this.#triggers = new Triggers(this.#triggeredPhone())
    this.#fact('./DevInfo/DevId', deviceIdOf(spec.imei))
    this.#fact('./DevDetail/FwV', this.firmware.version)
    if (spec.lock?.N) this.#fact('./Ext/NetworkLock', spec.lock.N.join(' '))
    if (spec.previous) {
      keepSecrets(parts.secrets, spec.previous.account)
      livedWith(spec.previous, this.accounts, this.tree)
    }
    if (spec.origin === 'mis-configured') misconfigured(this.tree)
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
    return this.#slot.accepted !== undefined
  }

  updateSoftware(svn: string): void {
    this.#svn = svn
  }

  insert(card: Card): void {
    this.#slot.insert(card)
  }

  removeCard(): void {
    if (this.#slot.remove()) this.#provisioning.cardRemoved()
  }

  /** Switch-on: accounts of a card that is gone go too, and the bootstrap file of the card inside is applied. */
  async powerOn(): Promise<void> {
    const card = this.#slot.accepted
    const file = card?.bootstrapRule
    for (const record of this.accounts.records.filter(({ origin }) => origin === 'card')) {
      if (this.behaviour.faults?.keepsCardAccounts) continue
      if (!card || !file || record.boundImsi !== card.imsi) this.accounts.retire(record, 'its card is gone')
    }
    if (!card || !file || this.accounts.active(card.imsi).some(({ origin }) => origin === 'card')) return
    this.#provisioning.applyCardFile(card, file)
  }

  /** A bootstrap document by push. Never throws for what a sender wrote. */
  async receiveBootstrap(push: { contentType: string; body: Uint8Array }): Promise<'applied' | 'refused'> {
    return this.#provisioning.receive(push, this.#slot.accepted)
  }

  /** Package #0: opens the session that it asks for, or drops it without a sign. */
  async receiveNotification(bytes: Uint8Array): Promise<SessionOutcome | undefined> {
    const wanted = this.#triggers.take(bytes)
    return wanted && this.startSession({ initiatedBy: 'server', ...wanted })
  }

  /** Starts a session with the account of `serverId`, or the newest one. Never rejects for what a server does. */
  async startSession(wish: {
    initiatedBy: 'server' | 'client'
    serverId?: string
    wireSessionID?: string
    resync?: boolean
  }): Promise<SessionOutcome> {
    const imsi = this.#slot.card?.imsi
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
    if (this.firmware.version !== version) this.voice.end('restart')
    if (this.locked) this.voice.end('locked')
  }

  #provisionedPhone(): ProvisionedPhone {
    const device = this
    return {
      imei: this.imei14,
      spec: this.#spec,
      parts: this.#parts,
      accounts: this.accounts,
      get card() {
        return device.#slot.card
      },
      get faults() {
        return device.behaviour.faults ?? {}
      },
      ask: (prompt, indicated) => device.#ask(prompt, { indicated }),
    }
  }

  #triggeredPhone(): TriggeredPhone {
    const device = this
    return {
      imei: this.imei14,
      accounts: this.accounts,
      witness: this.#parts.witness,
      get imsi() {
        return device.#slot.card?.imsi
      },
      get faults() {
        return device.behaviour.faults ?? {}
      },
      userAgrees: (text) => device.#ask({ what: 'session', text }, { indicated: true }).kind === 'yes',
    }
  }

  #objectHost(): ObjectHost {
    const device = this
    return {
      imei: this.imei14,
      tree: this.tree,
      witness: this.#parts.witness,
      firmware: this.firmware,
      makerKey: this.#spec.makerKey,
      get trusted() {
        return device.#parts.trusted ?? NOBODY
      },
      fetch: (request) => device.#send(request),
      ask: (prompt, indicated) => device.#ask(prompt, { indicated }),
      journal: this.#journal,
      get imsi() {
        return device.#slot.card?.imsi
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
        const imsi = device.#slot.card?.imsi
        const about = { session: plan.session, imei: device.imei14, ...(imsi && { imsi }) }
        const pc = event.kind === 'dm.open' && device.carrier ? { pc: device.carrier } : {}
        witness({ ...event, ...about, ...pc } as never)
      },
      ask: (prompt, session) => device.#ask(prompt, { session, indicated: true }),
      get accountStands() {
        return !record.retired
      },
      bootstrapKey: async () => (device.#slot.card && gba ? gba(device.#slot.card) : undefined),
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

  #ask(prompt: Prompt, asking: Asking): Answer {
    return this.#screen.ask(prompt, asking, this.locked)
  }

  #fact(uri: string, value: string): void {
    const { path } = parseTreeUri(uri)
    const old = this.tree.get(path)
    this.tree.put(path, old ? { ...old, value } : leaf(value))
  }
}
