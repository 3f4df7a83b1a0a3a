import { basicData } from '../../../protocol/credentials/basic.ts'
import type { AuthType } from '../../../protocol/credentials/type.ts'
import type { Command, Item, SyncHdr, SyncML } from '../../../protocol/syncml/message.ts'
import { parseTreeUri } from '../../../protocol/tree/uri.ts'
import type { Answer, Prompt } from '../../people/person.ts'
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
  #object: LargeObject | undefined
  serverMaxMsgSize = Number.POSITIVE_INFINITY
  serverMaxObjSize = Number.POSITIVE_INFINITY

  constructor(host: SessionHost, plan: SessionPlan) {
    this.#host = host
    this.#plan = plan
  }

  /** Nothing waits to be said, and no object is half transferred. */
  get idle(): boolean {
    return this.#outbox.empty && !this.#object
  }

  /** Package 1 (DM Protocol §8.3): what starts the session, DevInfo, and alerts that wait. */
  packageOne(initiatedBy: 'server' | 'client', status?: Command): Command[] {
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
      ...this.#host.takeAlerts().map(({ type, data, source, correlator }) => ({
        name: 'Alert' as const,
        data: '1226',
        ...(correlator && { correlator }),
        items: [{ ...(source && { source: { locURI: source } }), meta: { type, format: 'chr' }, data }],
      })),
    ]
    return commands.map((command, at) => ({ ...command, cmdID: String(at + 1) }) as Command)
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
      const continues = this.#object && item?.target?.locURI === this.#object.target
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
      content: this.#plan.content,
      ask: (prompt: Prompt) => this.#asked(prompt),
    }
  }

  #asked(prompt: Prompt): Answer {
    const answer = this.#host.ask(prompt, this.#plan.session)
    if (prompt.hidden && answer.kind === 'input') this.hidden.add(answer.text)
    return answer
  }

  /** The next message: the Status of the header, as much of the rest as fits, and Final when both sides have said all. */
  next(header: Command, serverFinal: boolean): { commands: Command[]; final: boolean } {
    const { commands, left } = this.#outbox.take(this.serverMaxMsgSize)
    const alerts = this.#pendingAlerts.splice(0)
    const unfinished = !serverFinal || this.#object !== undefined
    const asks = unfinished && !left ? [{ name: 'Alert' as const, data: '1222', items: [] }] : []
    const all = [header, ...commands, ...alerts, ...asks]
    const numbered = all.map((command, at) => ({ ...command, cmdID: String(at + 1) }) as Command)
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
