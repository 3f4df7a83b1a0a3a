import type { DeviceDefect } from '../../../simulators/device/defects/defect.ts'
import { Random } from '../../../simulators/world/random.ts'
import { type Transport, TransportProblem } from '../../../simulators/world/transport.ts'
import type { Dialect } from '../../history/event.ts'
import type { GivenAccount } from '../../target/target.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import type { Deed, Errand } from './errand.ts'
import { OwnClient } from './own-client.ts'

const octets = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'))

/** Twice a second. */
const TRIES = 60

export interface Examined {
  /** Where `rollcall serve --conformance` says what to do next. */
  readonly url: string
  readonly account: GivenAccount
  readonly dialect: Dialect
  readonly defects: readonly DeviceDefect[]
  readonly send: Transport
  readonly signal: AbortSignal
  /** Told what is done. */
  readonly onErrand?: (errand: Errand & { readonly case: string }) => void
}

/** Rollcall's own device does what an examination asks of it, errand by errand, until everything has been asked. */
export async function beExamined(examined: Examined): Promise<void> {
  const { url, send, signal, account } = examined
  const ask = (path: string, method: 'GET' | 'POST') =>
    send({ method, url: new URL(path, url).href, headers: {}, body: new Uint8Array() })
  await untilThere(examined)
  let client = await deviceWith(examined, account)
  for (let after = 0; !signal.aborted; ) {
    const { status, body } = await ask(`/next?after=${after}`, 'GET')
    if (status !== 200) continue
    const errand = JSON.parse(Buffer.from(body).toString('utf8')) as Errand & { case: string; over?: true }
    if (errand.over) return
    after = errand.number
    examined.onErrand?.(errand)
    if (errand.user) client.user(errand.user)
    const before = client.prompts()
    const { deed } = errand
    if (deed.do === 'restore') client = await deviceWith(examined, withNonces(account, deed))
    else await perform(client, deed)
    const prompts = Math.max(0, client.prompts() - before)
    await ask(`/done?number=${errand.number}&prompts=${prompts}`, 'POST')
  }
}

/** Waits until the examination listens. Throws UsageProblem where it does not within half a minute. */
async function untilThere({ url, send, signal }: Examined): Promise<void> {
  for (let tries = 0; tries < TRIES && !signal.aborted; tries++) {
    try {
      await send({ method: 'GET', url, headers: {}, body: new Uint8Array() })
      return
    } catch (problem) {
      if (!(problem instanceof TransportProblem)) throw problem
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
  if (!signal.aborted) throw new UsageProblem(`nobody examines at ${url}; start rollcall serve --conformance`)
}

async function perform(client: OwnClient, deed: Deed): Promise<void> {
  if (deed.do === 'start') await client.starts()
  if (deed.do === 'work') await client.works()
  if (deed.do === 'deliver') await client.receives(deed.contentType, octets(deed.body))
  if (deed.do === 'remove-card') await client.removesCard()
  if (deed.do === 'restart') await client.restarts()
  if (deed.do === 'bootstrap') await client.bootstrapsAt(deed.url)
  if (deed.do === 'insert-card') {
    const { do: _, document, pin, ...rule } = deed
    await client.insertsCard({ ...rule, document: octets(document) }, pin)
  }
}

const withNonces = (
  account: GivenAccount,
  { clientNonce, serverNonce }: { readonly clientNonce: string; readonly serverNonce: string },
): GivenAccount => ({
  ...account,
  client: { ...account.client, nonce: clientNonce },
  server: { ...account.server, nonce: serverNonce },
})

/** A device as it leaves the shop, with that account in place. */
function deviceWith({ url, dialect, defects, send }: Examined, given: GivenAccount): Promise<OwnClient> {
  const random = new Random('examined')
  const credential = ({ name, secret, nonce = '' }: GivenAccount['client']) => ({
    ...{ type: dialect.auth, name, secret, nonce: octets(nonce) },
  })
  const account = {
    ...{ serverId: given.serverId, name: 'Examiner', address: new URL('/dm', url).href },
    ...{ client: credential(given.client), server: credential(given.server) },
  }
  return OwnClient.make({ seed: 'examined', dialect, random, defects, account, handle: send })
}
