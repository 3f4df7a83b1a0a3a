import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Subscription {
  imsi: string
  msisdn: string
  status: 'active' | 'suspended'
  own: boolean
  subscription: 'private' | 'corporate' | 'prepaid'
  org?: string
  servingPlmn?: string
}

export interface PairSeen {
  imsi: string
  imei: string
  attached: boolean
  ageSeconds: number
  pairedSeconds?: number
}

export interface Pushed {
  to: { imsi?: string }
  contentType: string
  body: Buffer
}

/** The network functions of the contract over HTTP, with facts that a test changes as it likes. */
export class NetworkDouble {
  readonly subscriptions: Subscription[] = []
  readonly equipment = new Map<string, { status: string; override?: boolean }>()
  readonly bindings = new Map<string, { imsi: string; imei: string; msisdn?: string }>()
  pairs: PairSeen[] = []
  readonly keys = new Map<string, { ksNaf: string; imsi: string; remainingSeconds: number }>()
  readonly passphrases = new Map<string, string>()
  enterpriseAllows = true
  readonly pushes: Pushed[] = []
  /** Method and path of every question, in order. */
  readonly questions: string[] = []
  /** Path prefixes that are never answered, and those that answer 503. */
  readonly silent = new Set<string>()
  readonly broken = new Set<string>()
  /** Seconds by which every answer of the records is old. */
  age = 0
  #server = createServer((incoming, outgoing) => {
    void this.#serve(incoming).then((reply) => {
      if (!reply) return
      outgoing.writeHead(reply.status, { 'content-type': 'application/json' })
      outgoing.end(JSON.stringify(reply.body))
    })
  })

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #serve(incoming: IncomingMessage): Promise<{ status: number; body: unknown } | undefined> {
    const url = new URL(incoming.url ?? '', 'http://network')
    const parts: Buffer[] = []
    for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part)
    const text = Buffer.concat(parts).toString('utf8')
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
    this.questions.push(`${incoming.method} ${url.pathname}${url.search}`)
    if ([...this.silent].some((prefix) => url.pathname.startsWith(prefix))) return undefined
    if ([...this.broken].some((prefix) => url.pathname.startsWith(prefix))) return { status: 503, body: {} }
    return this.#answer(url, body)
  }

  #answer(url: URL, body: Record<string, unknown>): { status: number; body: unknown } {
    const [, room = '', , last = ''] = url.pathname.split('/')
    const query = url.searchParams
    const found = (value: object | undefined, status = 200) =>
      value ? { status, body: { ageSeconds: this.age, ...value } } : { status: 404, body: {} }
    if (room === 'hlr') {
      if (query.has('imei')) return { status: 400, body: { error: 'no such key' } }
      const wanted = (each: Subscription) =>
        each.imsi === query.get('imsi') || each.msisdn === query.get('msisdn')
      return found(this.subscriptions.find(wanted))
    }
    if (room === 'eir') return found(this.equipment.get(last.slice(0, 14)))
    if (room === 'aaa') return found(this.bindings.get(last))
    if (room === 'add') {
      const pairs = this.pairs.filter(
        ({ imsi, imei }) => imsi === query.get('imsi') || imei === query.get('imei'),
      )
      return { status: 200, body: { pairs } }
    }
    if (room === 'bsf') return found(this.keys.get(String(body['btid'])))
    if (room === 'crm') {
      const ok = this.passphrases.get(String(body['msisdn'])) === body['passphrase']
      return { status: 200, body: { ok } }
    }
    if (room === 'enterprise') return { status: 200, body: { allowed: this.enterpriseAllows } }
    const push = body as unknown as { to: { imsi?: string }; contentType: string; body: string }
    this.pushes.push({ ...push, body: Buffer.from(push.body, 'base64') })
    return { status: 202, body: { delivered: true } }
  }
}
