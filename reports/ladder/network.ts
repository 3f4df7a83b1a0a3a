import { at, step, toned } from './step.ts'
import type { Tellers } from './teller.ts'

/** What happens in the network, whether or not anybody is told. */
export const NETWORK: Tellers<
  | 'aka.result'
  | 'net.attach'
  | 'net.detach'
  | 'net.ipbind'
  | 'net.iprelease'
  | 'hlr.change'
  | 'hlr.move'
  | 'hlr.number'
  | 'eir.change'
  | 'enterprise.change'
  | 'he.header'
  | 'tls.client'
> = {
  'aka.result': ({ at: where, result }) =>
    step(
      'phone',
      'network',
      `AKA ${where === 'bsf' ? 'with the BSF' : 'to attach'}: ${result}`,
      toned(result === 'ok'),
    ),
  'net.attach': ({ imsi, plmn }) => step('phone', 'network', `attaches to ${plmn} as ${imsi}`),
  'net.detach': () => step('phone', 'network', 'detaches'),
  'net.ipbind': ({ ip, msisdn }) => at('network', `gives ${ip} to ${msisdn}`),
  'net.iprelease': ({ ip }) => at('network', `takes ${ip} back`),
  'hlr.change': ({ imsi, status }) =>
    at('network', `HLR: ${imsi} becomes ${status}`, status === 'active' ? 'plain' : 'bad'),
  'hlr.move': ({ imsi, msisdn, confirmed }) =>
    at(
      'network',
      `HLR: ${msisdn} moves to ${imsi}${confirmed ? '' : ', and nobody showed a document'}`,
      confirmed ? 'plain' : 'bad',
    ),
  'enterprise.change': ({ org, imsi, allowed }) =>
    at('network', `${org} ${allowed ? 'allows' : 'no longer allows'} ${imsi}`, allowed ? 'plain' : 'bad'),
  'hlr.number': ({ msisdn, imsi }) => at('network', `HLR: the number ${msisdn} is ${imsi}’s now`, 'bad'),
  'eir.change': ({ imei, status }) =>
    at('network', `EIR: ${imei} is on the ${status} list`, status === 'black' ? 'bad' : 'plain'),
  'he.header': ({ trusted, msisdn, count }) => {
    const more = count === 1 ? '' : `, ${count} times`
    return trusted
      ? step('network', 'server', `the gateway adds: this is ${msisdn}${more}`)
      : step('phone', 'server', `the client itself claims to be ${msisdn}${more}`, 'bad')
  },
  'tls.client': ({ imei, subject }) =>
    step('phone', 'server', `TLS, with the certificate of ${subject}`, toned(imei === subject)),
}
