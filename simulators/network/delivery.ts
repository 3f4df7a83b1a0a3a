import { createHash } from 'node:crypto'
import { parseBootstrapType } from '../../protocol/bootstrap/security.ts'
import { readPackage0 } from '../../protocol/notification/package0.ts'
import type { Witness } from '../world/witness.ts'
import type { Hlr } from './hlr.ts'

/** A document or trigger on its way to a phone. `stage` is anybody but the target. */
export interface Push {
  readonly contentType: string
  readonly body: Uint8Array
  readonly sender: 'target' | 'stage'
}

type Handler = (push: Push) => Promise<void>

/** A text message, for the person and not for the phone. */
export const TEXT_MESSAGE = 'text/plain'
export const NOTIFICATION = 'application/vnd.syncml.notification'

/** The way of push messages: by subscription, to the phone that its card is in. */
export class Delivery {
  readonly #handlers = new Map<string, Handler>()
  readonly #hlr: Hlr
  readonly #witness: Witness
  #pending: Promise<void> = Promise.resolve()

  constructor(hlr: Hlr, witness: Witness) {
    this.#hlr = hlr
    this.#witness = witness
  }

  join(imsi: string, handler: Handler): void {
    this.#handlers.set(imsi, handler)
  }

  /** Everything waits on its way until the function that is returned is called. */
  hold(): () => void {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    this.#pending = this.#pending.then(() => held)
    return release
  }

  leave(imsi: string): void {
    this.#handlers.delete(imsi)
  }

  /** Takes a push and says whether there is a phone for it; delivery itself happens afterwards. */
  send(to: { imsi?: string; msisdn?: string }, push: Push): boolean {
    const imsi = to.imsi ?? this.#hlr.find('msisdn', to.msisdn ?? '')?.subscription.imsi
    this.#tell(to, imsi, push)
    const handler = imsi === undefined ? undefined : this.#handlers.get(imsi)
    if (!handler) return false
    this.#pending = this.#pending.then(() => handler(push))
    return true
  }

  async settled(): Promise<void> {
    let seen: Promise<void> | undefined
    while (seen !== this.#pending) {
      seen = this.#pending
      await seen
    }
  }

  #tell(to: { msisdn?: string }, imsi: string | undefined, { contentType, body, sender }: Push): void {
    const about = { ...(imsi && { imsi }), ...(to.msisdn && { msisdn: to.msisdn }), sender }
    if (contentType.startsWith(NOTIFICATION)) {
      try {
        const { serverId, sessionId, uiMode, initiator } = readPackage0(body)
        this.#witness({ kind: 'noti.sent', ...about, serverId, sessionId, uiMode, initiator })
      } catch {
        this.#witness({ kind: 'noti.sent', ...about, serverId: '', sessionId: 0, uiMode: 0, initiator: 0 })
      }
      return
    }
    if (contentType.startsWith(TEXT_MESSAGE)) {
      this.#witness({ kind: 'sms.sent', ...about })
      return
    }
    const type = parseBootstrapType(contentType)
    const sha256 = createHash('sha256').update(body).digest('hex')
    this.#witness({ kind: 'bs.sent', ...about, profile: type?.profile ?? 'cp', sec: type?.sec ?? '', sha256 })
  }
}
