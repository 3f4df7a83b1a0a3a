import { Network } from '../network/network.ts'
import type { Clock } from '../world/clock.ts'
import { Random } from '../world/random.ts'
import { Secrets } from '../world/secrets.ts'
import type { Witness } from '../world/witness.ts'

/** Somebody whom the third-party services know when no play is on stage. */
export interface Standing {
  readonly who: string
  readonly imsi: string
  readonly msisdn: string
  readonly imei: string
  readonly kind: 'private' | 'corporate' | 'prepaid' | 'visitor'
  readonly equipment: 'white' | 'grey' | 'black'
}

/** The enterprise that the employee works for. */
export const ORG = 'acme'

export const STANDING: readonly Standing[] = [
  {
    who: 'Anna',
    imsi: '234150000000001',
    msisdn: '447700900001',
    imei: '35000000000001',
    kind: 'private',
    equipment: 'white',
  },
  {
    who: 'Ben',
    imsi: '234150000000002',
    msisdn: '447700900002',
    imei: '35000000000002',
    kind: 'corporate',
    equipment: 'white',
  },
  {
    who: 'Cleo',
    imsi: '234150000000003',
    msisdn: '447700900003',
    imei: '35000000000003',
    kind: 'prepaid',
    equipment: 'grey',
  },
  {
    who: 'Dora',
    imsi: '262020000000004',
    msisdn: '491700000004',
    imei: '35000000000004',
    kind: 'visitor',
    equipment: 'white',
  },
  {
    who: 'Egon',
    imsi: '234150000000005',
    msisdn: '447700900005',
    imei: '35000000000005',
    kind: 'private',
    equipment: 'black',
  },
]

/** Anna's card at the bank. The number is one that card makers reserve for tests. */
export const TEST_CARD = { number: '4111111111111111', code: '246810' } as const

/** A small network that stands by itself, for a server that is tried without a run. */
export function standingNetwork(parts: { clock: Clock; witness: Witness; seed: string }): Network {
  const random = new Random(parts.seed)
  const network = new Network({
    ...{ clock: parts.clock, witness: parts.witness, random, secrets: new Secrets() },
    ...{ plmn: { mcc: '234', mnc: '15' }, edgeToken: 'rollcall-edge' },
  })
  for (const each of STANDING) admit(network, each, random.fork(each.imsi))
  network.payment.bank.issue({ ...TEST_CARD, owner: 'Anna', limit: 100_00 })
  return network
}

function admit(
  network: Network,
  { who, imsi, msisdn, imei, kind, equipment }: Standing,
  random: Random,
): void {
  const visitor = kind === 'visitor'
  network.hlr.provision({
    ...{ imsi, msisdn, mncLength: 2, k: random.bytes(16), opc: random.bytes(16) },
    ...{ own: !visitor, homePlmn: visitor ? '26202' : network.homePlmn },
    subscription: visitor ? 'private' : kind,
    ...(kind === 'corporate' && { org: ORG }),
  })
  network.eir.set(imei, equipment)
  network.crm.enrol(msisdn, { passphrase: random.token(9), owner: who })
  network.payment.bank.meet(msisdn)
  if (kind !== 'corporate') return
  network.enterprise.admit(ORG, imsi)
  network.enterprise.own(ORG, imei)
}
