import { basicData } from '../../../protocol/credentials/basic.ts'
import type { AuthType } from '../../../protocol/credentials/type.ts'
import type { Command, Item, SyncHdr, SyncML } from '../../../protocol/syncml/message.ts'
import { parseTreeUri } from '../../../protocol/tree/uri.ts'
import type { Answer, Prompt } from '../../people/person.ts'
import { alertMeta, type GenericAlert } from '../alert-box.ts'
import { type Executed, executeAll, refuseAll } from '../commands/execute.ts'
import { sizeOf } from './chunk.ts'
import { chalMeta } from './credential.ts'
import { LargeObject } from './large-object.ts'
import { Outbox } from './outbox.ts'
import type { SessionHost, SessionPlan } from './plan.ts'
import { headerStatus, repliesTo, type Unnumbered } from './reply.ts'

const DEV_INFO = ['DevId', 'Man', 'Mod', 'DmV', 'Lang']

/** Does what the server orders, and makes the messages in which the device answers. */
export class Worker {
  readonly #host: SessionHost
  readonly #plan: SessionPlan
  readonly #outbox = new Outbox()
  /** What was typed into fields that do not show it: it goes to the server, and into no history. */
  readonly hidden = new Set<string>()
  /** The next message ends the session: its user broke it off. */
  breaksOff = false
  #object: LargeObject | undefined
  /** Generic alerts by the message and command that carried them, and those that were witnessed. */
  readonly #reports = new Map<string, GenericAlert>()
  readonly #told = new Set<GenericAlert>()
  serverMaxMsgSize = Number.POSITIVE_INFINITY
  serverMaxObjSize = Number.POSITIVE_INFINITY

  constructor(host: SessionHost, plan: SessionPlan) {
    this.#host = host
    this.#plan = plan
  }

  /** Nothing waits to be said, and no object is half transferred. */
  get idle(): boolean {
    return this.#outbox.empty && !this.#object && !this.#hasNews
  }

  get #hasNews(): boolean {
    const said = new Set(this.#reports.values())
    return this.#host.alerts.waiting.some((each) => !said.has(each))
  }

  /** Package 1 (DM Protocol §8.3): what starts the session, DevInfo, and alerts that wait. */
  packageOne(initiatedBy: 'server' | 'client', msgID: string, status?: Command): Command[] {
    const { behaviour } = this.#plan
    const cred = behaviour.credentialInCommand
      ? {
          cred: {
            meta: { format: 'b64', type: 'syncml:auth-basic' },
            data: basicData(this.#plan.account.client.name, this.#plan.account.client.secret),
          },
        }
      : {}
    const commands: Unnumberable[] = [
      ...(status ? [status] : []),
      { name: 'Alert', data: initiatedBy === 'server' ? '1200' : '1201', items: [], ...cred },
      { name: 'Replace', items: DEV_INFO.map((name) => this.#devInfo(name)) },
    ]
    this.#reports.clear()
    return this.#withReports(commands, msgID)
  }

  /** Numbers the commands of a message, with the generic alerts that were not said yet at their end. */
  #withReports(commands: readonly Unnumberable[], msgID: string): Command[] {
    const said = new Set(this.#reports.values())
    const alerts = this.#host.alerts.waiting.filter((each) => !said.has(each))
    alerts.forEach((alert, at) => {
      this.#reports.set(`${msgID}/${commands.length + at + 1}`, alert)
      this.#tell(alert)
    })
    return [...commands, ...alerts.map(alertCommand)].map(
      (command, at) => ({ ...command, cmdID: String(at + 1) }) as Command,
    )
  }

  #tell(alert: GenericAlert): void {
    if (this.#told.has(alert)) return
    this.#told.add(alert)
    const { type, source = '', correlator, data: result } = alert
    this.#host.witnessIn(this.#plan, {
      kind: 'alert.sent',
      type,
      source,
      result,
      ...(correlator !== undefined && { correlator }),
    })
  }

  /** The server's Statuses for generic alerts: what it has heard is not said again (DM Protocol §8.7). */
  heed(commands: readonly Command[]): void {
    for (const command of commands) {
      if (command.name !== 'Status' || command.cmd !== 'Alert') continue
      const alert = this.#reports.get(`${command.msgRef}/${command.cmdRef}`)
      if (alert && command.data !== '401' && command.data !== '407') this.#host.alerts.delivered(alert)
    }
  }

  #devInfo(name: string): Item {
    const locURI = `./DevInfo/${name}`
    const { claimDevId, claimImei } = this.#plan.behaviour
    const claimed = name === 'DevId' && (claimDevId ?? claimImei)
    const data = claimed ? `IMEI:${claimed}` : (this.#host.tree.text(parseTreeUri(locURI).path) ?? '')
    return { source: { locURI }, meta: { format: 'chr', type: 'text/plain' }, data }
  }

  headerStatus(
    hdr: SyncHdr,
    code: number,
    chal: { type: AuthType; nonce: Uint8Array } | ReturnType<typeof chalMeta> | undefined,
  ): Command {
    const meta = chal && ('nonce' in chal ? chalMeta(chal.type, chal.nonce) : chal)
    const status = headerStatus({
      msgRef: hdr.msgID,
      code,
      target: hdr.target.locURI,
      source: hdr.source.locURI,
      ...(meta && { chal: meta }),
    })
    return { ...status, cmdID: '1' } as Command
  }

  /** Executes the orders of a proven server, one large object at a time across messages. */
  take({ hdr }: SyncML, orders: readonly Command[]): void {
    const executed = this.#gather(orders).map((each) => this.#withinObjSize(each))
    this.#witness(hdr.msgID, executed, true)
    this.#outbox.add(repliesTo(hdr.msgID, executed))
  }

  /** An object that the server says it cannot take is not sent: 413 in its place (DM Protocol §7). */
  #withinObjSize({ command, outcomes }: Executed): Executed {
    const tooLarge = ({ data }: Item) => sizeOf(data) > this.serverMaxObjSize
    return {
      command,
      outcomes: outcomes.map((outcome) =>
        outcome.results?.some(tooLarge) ? { status: 413, target: outcome.target } : outcome,
      ),
    }
  }

  refuse({ hdr }: SyncML, orders: readonly Command[]): void {
    const refused = refuseAll(orders, 401)
    this.#witness(hdr.msgID, refused, false)
    this.#outbox.add(repliesTo(hdr.msgID, refused))
  }

  #gather(orders: readonly Command[]): Executed[] {
    const executed: Executed[] = []
    const ready: Command[] = []
    const run = () => executed.push(...executeAll(ready.splice(0), this.#executor()))
    for (const command of orders) {
      const chunk = LargeObject.chunkIn(command)
      const item = 'items' in command ? command.items.at(-1) : undefined
      const continues = this.#object?.name === command.name && item?.target?.locURI === this.#object.target
      if (!chunk && !continues) {
        if (this.#object && !(command.name === 'Alert' && command.data === '1222')) this.#broken()
        ready.push(command)
        continue
      }
      run()
      if (chunk && !continues) {
        if (this.#object) this.#broken()
        this.#object = new LargeObject(chunk.command, chunk.item)
      }
      executed.push(...this.#chunk(command, item ?? {}))
    }
    run()
    return executed
  }

  #chunk(command: Command, item: Item): Executed[] {
    const taken = this.#object?.take(item, this.#plan.maxObjSize)
    const target = item.target?.locURI ?? ''
    if (taken?.kind === 'more') return [{ command, outcomes: [{ status: 213, target }] }]
    this.#object = undefined
    if (taken?.kind !== 'whole') return [{ command, outcomes: [{ status: taken?.status ?? 500, target }] }]
    return executeAll([taken.command], this.#executor()).map((each) => ({ ...each, command }))
  }

  /** Something else came before the object was whole: Alert 1225 names it, and nothing of it is kept (DM Protocol §7). */
  #broken(): void {
    const locURI = this.#object?.target ?? ''
    this.#object = undefined
    this.#pendingAlerts.push({ name: 'Alert', data: '1225', items: [{ source: { locURI } }] })
  }

  readonly #pendingAlerts: Unnumberable[] = []

  #executor() {
    return {
      tree: this.#host.tree,
      serverId: this.#plan.account.serverId,
      objects: this.#host.objects,
      screenless: this.#plan.behaviour.screenless ?? false,
      content: this.#plan.content,
      ...(this.#plan.behaviour.faults?.secretsReadable && { secretsReadable: true }),
      ask: (prompt: Prompt) => this.#asked(prompt),
    }
  }

  #asked(prompt: Prompt): Answer {
    const answer = this.#host.ask(prompt, this.#plan.session)
    if (prompt.hidden && answer.kind === 'input') this.hidden.add(answer.text)
    this.breaksOff ||=
      (this.#plan.behaviour.breaksOffWhenAgreed ?? false) && prompt.alert === 1101 && answer.kind === 'yes'
    return answer
  }

  /** The next message: the Status of the header, as much of the rest as fits, and Final when both sides have said all. */
  next(header: Command, serverFinal: boolean, msgID: string): { commands: Command[]; final: boolean } {
    const { commands, left } = this.#outbox.take(this.serverMaxMsgSize)
    const alerts = this.#pendingAlerts.splice(0)
    const unfinished = !serverFinal || this.#object !== undefined
    const asks = unfinished && !left ? [{ name: 'Alert' as const, data: '1222', items: [] }] : []
    const end = this.breaksOff ? [{ name: 'Alert' as const, data: '1223', items: [] }] : []
    const numbered = this.#withReports([header, ...commands, ...alerts, ...asks, ...end], msgID)
    const chunked = commands.some((each) => 'items' in each && each.items.some(({ moreData }) => moreData))
    return { commands: numbered, final: !unfinished && !left && !chunked }
  }

  #witness(msgID: string, executed: readonly Executed[], proven: boolean): void {
    const { serverId } = this.#plan.account
    for (const { command, outcomes } of executed) {
      for (const { status, target } of outcomes) {
        const done = proven && status >= 200 && status < 300 && ![213, 214, 215, 216].includes(status)
        this.#host.witnessIn(this.#plan, {
          kind: 'dm.command',
          serverId,
          msgID,
          cmd: command.name,
          target,
          status,
          executed: done,
          ...(command.name === 'Exec' && command.correlator && { correlator: command.correlator }),
          ...writtenBy(command, target),
        })
      }
    }
  }
}

type Unnumberable =
  | {
      readonly name: 'Alert'
      readonly data: string
      readonly items: readonly Item[]
      readonly correlator?: string
    }
  | { readonly name: 'Replace'; readonly items: readonly Item[] }
  | Command
  | Unnumbered

const alertCommand = (alert: GenericAlert): Unnumberable => ({
  name: 'Alert',
  data: '1226',
  ...(alert.correlator && { correlator: alert.correlator }),
  items: [
    {
      ...(alert.source && { source: { locURI: alert.source } }),
      meta: alertMeta(alert),
      data: alert.data,
    },
  ],
})

/** What a command wrote into a leaf, shortened; secrets and octets are left out. */
function writtenBy(command: Command, target: string): { value?: string } {
  if (command.name !== 'Add' && command.name !== 'Replace') return {}
  const data = command.items.find((item) => item.target?.locURI === target)?.data
  if (typeof data !== 'string' || /AAuth(Secret|Data)|PkgData/.test(target)) return {}
  return { value: data.slice(0, 200) }
}
