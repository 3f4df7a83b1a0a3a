import type { IncomingMessage, ServerResponse } from 'node:http'
import { DESCRIPTOR, writeDescriptor } from '../../../protocol/package/descriptor.ts'
import { readStatusReport } from '../../../protocol/package/install-notify.ts'
import { PACKAGE } from '../../../protocol/package/package.ts'
import type { Context } from '../context.ts'
import { readBody } from '../dm/body.ts'
import { HttpProblem } from '../dm/http-problem.ts'
import type { Delivery } from '../store/deliveries.ts'

/** Where packages are fetched, beside the DM endpoint. */
export const PACKAGES_PATH = '/packages/'

const STATUS_BYTES = 1024

/** The URL of the descriptor for a delivery. */
export const packageUrl = (context: Context, token: string): string =>
  new URL(PACKAGES_PATH + token, context.endpoint()).href

/** Serves descriptor and object of a delivery, and takes the status report. Throws HttpProblem. */
export async function servePackages(
  context: Context,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const [token = '', part, more] = (incoming.url ?? '').slice(PACKAGES_PATH.length).split(/[/?]/)
  const delivery = context.store.deliveries.byToken(token)
  if (!delivery || more !== undefined) throw new HttpProblem(404, 'there is no such package')
  const method = part === 'status' ? 'POST' : 'GET'
  if (incoming.method !== method) throw new HttpProblem(405, `use ${method}`, { allow: method })
  const job = context.store.jobs.byId(delivery.job)
  if (!job || !['due', 'waiting'].includes(job.state)) {
    if (part !== 'status') throw new HttpProblem(403, 'this package is not to be had any more')
  }
  if (part === undefined) return send(outgoing, DESCRIPTOR, descriptorOf(context, delivery))
  if (part === 'object') return send(outgoing, PACKAGE, theObject(context, delivery).octets)
  if (part !== 'status') throw new HttpProblem(404, 'there is no such package')
  const report = Buffer.from(await readBody(incoming, STATUS_BYTES)).toString('utf8')
  if (readStatusReport(report) === undefined) throw new HttpProblem(400, 'this is no status report')
  context.store.deliveries.report(token, report.trim())
  return send(outgoing, 'text/plain', new Uint8Array())
}

function descriptorOf(context: Context, delivery: Delivery): Uint8Array {
  const { manifest, octets } = theObject(context, delivery)
  const url = packageUrl(context, delivery.token)
  return writeDescriptor({
    objectURI: `${url}/object`,
    size: octets.length,
    types: [PACKAGE],
    name: `${manifest.name} ${manifest.version}`,
    vendor: manifest.manufacturer,
    installNotifyURI: `${url}/status`,
  })
}

function theObject({ store }: Context, delivery: Delivery) {
  const found = store.packages.byId(delivery.package)
  if (!found) throw new HttpProblem(404, 'there is no such package')
  return found
}

function send(outgoing: ServerResponse, type: string, body: Uint8Array): void {
  outgoing.writeHead(200, {
    'content-type': type,
    'content-length': body.length,
    'cache-control': 'no-store',
  })
  outgoing.end(body)
}
