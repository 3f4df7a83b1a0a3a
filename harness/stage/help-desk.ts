import type { Person } from '../../simulators/people/person.ts'
import type { OrderAnswer } from './operator.ts'
import type { Phone } from './phone.ts'
import type { Stage } from './stage.ts'

export interface CallWishes {
  /** What the caller says; what they know when not given. */
  readonly passphrase?: string
  /** The number that they call about; the one of the phone's card when not given. */
  readonly msisdn?: string
  /**
   * A one-time code instead of the passphrase: what comes to the phone by text message, or what the caller says instead;
   * `unasked` where none is sent for this call.
   */
  readonly code?: { readonly says?: string; readonly unasked?: boolean }
  readonly desk?: 'private' | 'corporate'
  readonly agent?: string
  /** The caller calls with this very phone, and stays on the line until the case is closed. */
  readonly byThisPhone?: boolean
  /** The agent's name for the case; one that nobody else has when not given. */
  readonly case?: string
}

/** A call to the help desk, and the case that the agent opened for it. */
export class HelpDeskCall {
  readonly case: string
  readonly opened: OrderAnswer
  readonly #stage: Stage
  readonly #phone: Phone

  private constructor(stage: Stage, phone: Phone, name: string, opened: OrderAnswer) {
    this.#stage = stage
    this.#phone = phone
    this.case = name
    this.opened = opened
  }

  /** Somebody calls about a phone; the agent verifies them and opens a case, or does not. */
  static async take(
    stage: Stage,
    caller: Person,
    phone: Phone,
    wishes: CallWishes = {},
  ): Promise<HelpDeskCall> {
    const { desk = 'private', agent = 'agent-1' } = wishes
    const { imsi } = phone.card
    const msisdn = wishes.msisdn ?? phone.card.msisdn ?? ''
    const name = wishes.case ?? `case-${stage.random.fork(`case-${stage.recorder.events.length}`).token(6)}`
    if (wishes.byThisPhone) phone.device.voice.begin(phone.holder.id)
    stage.network.call(name, msisdn, caller.id)
    const proof = wishes.code
      ? { code: await readOut(stage, { case: name, msisdn, caller, phone, ...wishes.code }) }
      : { passphrase: wishes.passphrase ?? caller.knows.passphrase ?? '' }
    const fields = { case: name, msisdn, ...proof, agent, desk }
    const opened = await stage.operator.order('cases', { ...fields, imei: phone.imei14, imsi })
    if (opened.answer['outcome'] === 'opened') {
      stage.recorder.witness({ kind: 'care.open', case: name, agent, desk, msisdn })
    }
    return new HelpDeskCall(stage, phone, name, opened)
  }

  /** Step 2: the agent has the phone read. Resolves when the phone has done what it was asked for. */
  query(): Promise<OrderAnswer> {
    return this.#stage.operator.order('case-query', { case: this.case })
  }

  /** Steps 4 to 6: the agent has settings mended, or an application installed. */
  repair(repair: 'settings' | 'application', fields: { package?: string } = {}): Promise<OrderAnswer> {
    return this.#stage.operator.order('case-repair', { case: this.case, repair, ...fields })
  }

  /** The agent closes the case; a desk that must tidy up first is asked again. */
  async close(options: { solved?: boolean } = {}): Promise<OrderAnswer> {
    const { solved = true } = options
    const order = () => this.#stage.operator.order('case-close', { case: this.case, solved })
    const first = await order()
    const answer = first.answer['outcome'] === 'deferred' ? await order() : first
    if (answer.answer['outcome'] === 'closed') {
      this.#stage.recorder.witness({ kind: 'care.close', case: this.case })
    }
    this.#phone.device.voice.end('hung-up')
    return answer
  }
}

/** Has a code sent, says what the caller says, and writes down whether that is what the phone with the number got. */
async function readOut(
  stage: Stage,
  call: {
    readonly case: string
    readonly msisdn: string
    readonly caller: Person
    readonly phone: Phone
    readonly says?: string
    readonly unasked?: boolean
  },
): Promise<string> {
  const { case: name, msisdn, caller, phone } = call
  const before = new Map(stage.cast.phones.map((each) => [each, each.messages.length]))
  if (!call.unasked) {
    await stage.operator.order('case-codes', {
      case: name,
      msisdn,
      imei: phone.imei14,
      imsi: phone.card.imsi,
    })
  }
  const arrived = stage.cast.phones.flatMap((each) => each.messages.slice(before.get(each) ?? 0))
  const sent = codeIn(arrived.at(-1))
  const said = call.says ?? codeIn(phone.messages.slice(before.get(phone) ?? 0).at(-1)) ?? ''
  const imsi = stage.network.hlr.find('msisdn', msisdn)?.subscription.imsi
  const owner = stage.network.crm.ownerOf(msisdn)
  stage.recorder.witness({
    ...{
      kind: 'care.verify',
      case: name,
      msisdn,
      by: caller.id,
      method: 'otp',
      ok: said !== '' && said === sent,
    },
    ...(imsi !== undefined && { imsi }),
    ...(owner !== undefined && { owner }),
  })
  return said
}

const codeIn = (message: string | undefined) => message?.match(/\b\d{4,8}\b/)?.[0]
