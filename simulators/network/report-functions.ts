import { imei14Of } from '../../protocol/identity/imei.ts'
import type { Fault } from './faults.ts'
import { type FunctionAnswer, ok, type Route, refuse, text } from './function-route.ts'

function down(fault: Fault | undefined): FunctionAnswer | undefined {
  if (!fault) return undefined
  return fault.kind === 'timeout' ? 'no-answer' : refuse(503, 'system failure')
}

/** Customer records look at a passphrase that was typed into a phone; only the world knows by whom. */
const users: Route = {
  name: 'crm',
  method: 'POST',
  pattern: /^\/crm\/users$/,
  concerns: (network, { body }) => network.crm.knows(text(body, 'msisdn')),
  answer: (network, { body }, _id, fault) => {
    const failed = down(fault)
    if (failed) return failed
    const msisdn = text(body, 'msisdn')
    const { ok: right, owner } = network.crm.verify(msisdn, text(body, 'passphrase'))
    const imsi = network.hlr.find('msisdn', msisdn)?.subscription.imsi
    const by = network.holderOf(imsi ?? '')
    network.parts.witness({
      kind: 'user.verify',
      msisdn,
      method: 'passphrase',
      ok: right,
      order: text(body, 'order'),
      ...(imsi && { imsi }),
      ...(by && { by }),
      ...(owner && { owner }),
    })
    return ok({ ok: right })
  },
}

/** An enterprise hears what became of one of its phones. */
const reports: Route = {
  name: 'enterprise',
  method: 'POST',
  pattern: /^\/enterprise\/([^/]+)\/reports$/,
  concerns: (network, { body }, org) =>
    network.enterprise.knows(org) && network.hlr.find('imsi', text(body, 'imsi')) !== undefined,
  answer: (network, { body }, org, fault) => {
    const failed = down(fault)
    if (failed) return failed
    network.parts.witness({
      kind: 'enterprise.report',
      org,
      imsi: text(body, 'imsi'),
      imei: imei14Of(text(body, 'imei')) ?? '',
      order: text(body, 'order'),
      operation: text(body, 'operation'),
      result: text(body, 'result'),
    })
    return { status: 201, body: { noted: true } }
  },
}

export const REPORT_ROUTES: readonly Route[] = [users, reports]
