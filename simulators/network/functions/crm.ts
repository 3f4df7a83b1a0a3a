import { down, ok, type Route, text } from './route.ts'

/** Customer records look at the passphrase that a caller says. */
export const crm: Route = {
  name: 'crm',
  method: 'POST',
  pattern: /^\/crm\/verifications$/,
  concerns: (network, { body }) => network.crm.knows(text(body, 'msisdn')),
  answer: (network, { body }, _id, fault) => {
    const failed = down(fault)
    if (failed) return failed
    const msisdn = text(body, 'msisdn')
    const { ok: right, owner } = network.crm.verify(msisdn, text(body, 'passphrase'))
    const imsi = network.hlr.find('msisdn', msisdn)?.subscription.imsi
    network.parts.witness({
      kind: 'care.verify',
      case: text(body, 'case'),
      msisdn,
      by: network.callerOf(text(body, 'case')),
      method: 'passphrase',
      ok: right,
      ...(imsi && { imsi }),
      ...(owner && { owner }),
    })
    return ok({ ok: right })
  },
}

/** Customer records look at a passphrase that was typed into a phone; only the world knows by whom. */
export const users: Route = {
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
