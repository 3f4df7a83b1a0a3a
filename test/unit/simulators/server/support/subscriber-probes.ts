import { parseBootstrapType, verifyBootstrapMac } from '../../../../../protocol/bootstrap/security.ts'
import { digestResponse, formatDigest, parseChallenge } from '../../../../../protocol/digest/http-digest.ts'
import { readPackage0 } from '../../../../../protocol/notification/package0.ts'
import { type Bench, EDGE, IMEI, IMEI14, IMSI, IP, MSISDN, OTHER_IMEI, OTHER_IMSI } from './bench.ts'
import type { Probes } from './probe.ts'
import { bootstraps, configures } from './probes.ts'

const PAIR = { imsi: IMSI, imei: IMEI }
const NONE = new Uint8Array()

const change = (b: Bench, fields: object) => Object.assign(b.network.subscriptions[0] ?? {}, fields)
const KEY = Buffer.alloc(32, 7).toString('base64')
const BTID = 'cmFuZA==@bsf'

const subscriber = (header: string, uri: string): string => {
  const { realm = '', nonce = '' } = parseChallenge(header)
  const common = { username: BTID, realm, nonce, uri, nc: '00000001', cnonce: 'c', qop: 'auth' as const }
  const response = digestResponse({ ...common, password: Buffer.from(KEY), method: 'POST' })
  return formatDigest({ ...common, response }, ['qop'])
}

function corporate(b: Bench): void {
  change(b, { subscription: 'corporate', org: 'acme' })
  b.network.keys.set(BTID, { ksNaf: KEY, imsi: IMSI, remainingSeconds: 60 })
}

/** The next owner puts a card of their own into the phone. */
async function nextOwner(b: Bench) {
  const first = await b.device()
  b.network.pairs = []
  b.pair(OTHER_IMSI, IMEI)
  const second = await b.device(OTHER_IMSI)
  return { first, second }
}

/** Defects of whom the server serves: bootstrap, records of the network, the subscriber, the log. */
export const SUBSCRIBER_PROBES: Probes = {
  'D-31': { misbehaves: async (b) => (await (await b.device()).session({ headers: EDGE })).codes[0] !== 212 },
  'D-40': {
    misbehaves: async (b) => {
      await b.device()
      await b.order('/notifications', { imsi: IMSI })
      return readPackage0(b.network.pushes.at(-1)?.body ?? NONE).initiator === 0
    },
  },
  'D-45': {
    misbehaves: async (b) => {
      b.network.passphrases.set(MSISDN, 'sesame')
      await b.order('/requests', { case: 'c', msisdn: MSISDN, passphrase: 'sesame', delivery: 'userpin' })
      const push = b.network.pushes.at(-1)
      const { mac = '' } = parseBootstrapType(push?.contentType ?? '') ?? {}
      return verifyBootstrapMac({ sec: 'NETWPIN', mac, imsi: IMSI, document: push?.body ?? NONE }).ok
    },
  },
  'D-47': {
    misbehaves: async (b) => {
      change(b, { own: false })
      return bootstraps(b, PAIR)
    },
  },
  'D-55': {
    misbehaves: async (b) => {
      const { first, second } = await nextOwner(b)
      return first.account.client.secret === second.account.client.secret
    },
  },
  'D-56': {
    misbehaves: async (b) => {
      await b.device()
      return b.network.questions.some((question) => question.includes('/hlr/subscribers?imei='))
    },
  },
  'D-57': {
    misbehaves: async (b) => {
      b.network.broken.add('/hlr')
      return bootstraps(b, PAIR)
    },
  },
  'D-62': {
    misbehaves: async (b) => {
      const device = await b.device()
      await configures(device)
      b.network.bindings.set(IP, { imsi: OTHER_IMSI, imei: IMEI14 })
      return configures(device)
    },
  },
  'D-65': { misbehaves: async (b) => !(await configures(await b.device())) },
  'D-66': {
    misbehaves: async (b) => {
      change(b, { imsi: '262020000000001', own: false })
      b.network.pairs = []
      return bootstraps(b, { imsi: '262020000000001', imei: IMEI })
    },
  },
  'D-67': {
    misbehaves: async (b) => {
      corporate(b)
      const device = await b.device()
      await configures(device, { subscriber })
      return configures(device, { subscriber, sessionID: 'AB' })
    },
  },
  'D-216': {
    misbehaves: async (b) => {
      await b.device()
      return (await b.log()).length !== 1
    },
  },
  'D-106': {
    misbehaves: async (b) => {
      const device = await b.device()
      const before = (n: number) => (n === 2 ? void change(b, { status: 'suspended' }) : undefined)
      return configures(device, { before })
    },
  },
  'D-110': {
    misbehaves: async (b) => {
      await b.device()
      return (await b.log()).some(({ imsi }) => imsi === undefined)
    },
  },
  'D-201': {
    misbehaves: async (b) => {
      b.network.equipment.set(IMEI14, { status: 'black' })
      return bootstraps(b, PAIR)
    },
  },
  'D-202': { misbehaves: (b) => bootstraps(b, { ...PAIR, ageSeconds: 90_000 }) },
  'D-203': {
    misbehaves: async (b) => {
      b.network.pairs.push({ imsi: OTHER_IMSI, imei: IMEI14, attached: true, ageSeconds: 0 })
      return bootstraps(b, PAIR)
    },
  },
  'D-204': {
    misbehaves: async (b) => {
      corporate(b)
      b.network.enterpriseAllows = false
      return bootstraps(b, PAIR)
    },
  },
  'D-205': {
    misbehaves: async (b) => configures(await b.device(), { headers: { 'x-msisdn': MSISDN } }),
  },
  'D-206': {
    misbehaves: async (b) =>
      (await b.order('/requests', { case: 'c', msisdn: MSISDN })).body['outcome'] === 'bootstrapped',
  },
  'D-207': {
    misbehaves: async (b) => {
      corporate(b)
      return configures(await b.device())
    },
  },
  'D-208': {
    misbehaves: async (b) => {
      b.pair(OTHER_IMSI, OTHER_IMEI, '10.0.0.2')
      const [one, two] = [await b.device(), await b.device(OTHER_IMSI, OTHER_IMEI)]
      return one.account.server.secret === two.account.server.secret
    },
  },
  'D-209': {
    misbehaves: async (b) => {
      const [one, two] = [await b.device(), await b.device()]
      return one.account.client.secret === two.account.client.secret
    },
  },
  'D-210': {
    misbehaves: async (b) => {
      b.network.age = 7_200
      return bootstraps(b, PAIR)
    },
  },
  'D-211': {
    misbehaves: async (b) => {
      const { first } = await nextOwner(b)
      return (await first.session({ headers: EDGE })).codes[0] === 212
    },
  },
  'D-212': {
    misbehaves: async (b) => configures(await b.device(), { devId: `IMEI:${OTHER_IMEI}` }),
  },
  'D-213': {
    misbehaves: async (b) => {
      b.network.bindings.set(IP, { imsi: IMSI, imei: OTHER_IMEI.slice(0, 14) })
      return configures(await b.device())
    },
  },
  'D-214': {
    misbehaves: async (b) => {
      change(b, { status: 'suspended' })
      return bootstraps(b, PAIR)
    },
  },
  'D-215': { misbehaves: async (b) => configures(await b.device(), { headers: {} }) },
}
