import { MIME_XML } from '../../../../../protocol/syncml/content-type.ts'
import { writeMessage } from '../../../../../protocol/syncml/write.ts'
import { EDGE, IMEI, OTHER_IMEI } from './bench.ts'
import { package1 } from './package1.ts'
import type { Probes } from './probe.ts'
import { alertWithCred, basicCred, md5Cred, say, sayWithMac } from './probes.ts'
import { post, postMessage } from './wire.ts'

const SOURCE = `IMEI:${IMEI}`
const NONE = new Uint8Array()

/** Defects of who may speak: credentials, nonces, sessions. */
export const AUTHENTICATION_PROBES: Probes = {
  'D-01': { misbehaves: async (b) => (await say(b, { source: SOURCE })).code === '212' },
  'D-02': {
    misbehaves: async (b) => {
      const first = await say(b, { source: SOURCE, locName: 'x', cred: md5Cred('x', 'password', NONE) })
      return first.code === '212'
    },
  },
  'D-05': {
    options: { auth: 'mac' },
    misbehaves: async (b) => {
      const header = (value: string) => value.replace(/username="([^"]*)"/, 'username="$1, x"')
      return (await sayWithMac(b, await b.device(), { header })) === '200'
    },
  },
  'D-07': {
    options: { auth: 'mac' },
    misbehaves: async (b) =>
      (await sayWithMac(b, await b.device(), { source: `IMEI:${OTHER_IMEI}`, user: 'somebody' })) === '200',
  },
  'D-10': {
    misbehaves: async (b) => {
      const device = await b.device()
      const before = Buffer.from(device.clientNonce)
      await device.session({ headers: EDGE })
      return before.equals(device.clientNonce)
    },
  },
  'D-11': {
    misbehaves: async (b) => {
      const device = await b.device()
      const { name, secret } = device.account.client
      const old = device.clientNonce
      await device.session({ headers: EDGE })
      const replayed = { source: SOURCE, locName: name, sessionID: '9', cred: md5Cred(name, secret, old) }
      return (await say(b, replayed)).code === '212'
    },
  },
  'D-12': { misbehaves: async (b) => (await say(b, { source: SOURCE })).nonce.length < 16 },
  'D-15': {
    misbehaves: async (b) => {
      const { name, secret } = (await b.device()).account.client
      return (await say(b, { source: SOURCE, cred: basicCred(name, secret) })).code === '212'
    },
  },
  'D-16': {
    misbehaves: async (b) => {
      await b.device()
      return (await say(b, { source: SOURCE })).said.includes('Get')
    },
  },
  'D-21': {
    options: { auth: 'mac' },
    misbehaves: async (b) =>
      (await sayWithMac(b, await b.device(), { alter: (xml) => xml.replaceAll('><', '> <') })) !== '200',
  },
  'D-22': {
    misbehaves: async (b) => {
      const wrong = { source: SOURCE, locName: 'x', cred: md5Cred('x', 'y', NONE) }
      const codes = []
      for (let n = 0; n < 5; n++) codes.push((await say(b, { ...wrong, sessionID: `${n}` })).code)
      return codes[4] === '401'
    },
  },
  'D-26': { misbehaves: async (b) => (await say(b, { source: `IMEI:${OTHER_IMEI}` })).code !== '407' },
  'D-101': {
    misbehaves: async (b) => {
      const device = await b.device()
      const { name, secret } = device.account.client
      const cred = md5Cred(name, secret, device.clientNonce)
      await say(b, { source: SOURCE, locName: name, cred })
      return (await say(b, { source: `IMEI:${OTHER_IMEI}`, msgID: 2 })).code === '200'
    },
  },
  'D-102': {
    misbehaves: async (b) => {
      const device = await b.device()
      const { name, secret } = device.account.client
      const { url } = b.server
      const cred = md5Cred(name, secret, device.clientNonce)
      const opened = await postMessage(
        url,
        package1({ url, source: SOURCE, locName: name, cred }),
        'xml',
        EDGE,
      )
      const respURI = opened.message.hdr.respURI ?? ''
      const thief = package1({ url: respURI, source: `IMEI:${OTHER_IMEI}`, msgID: 2 })
      return (await post(respURI, writeMessage(thief, 'xml'), { 'content-type': MIME_XML })).status === 200
    },
  },
  'D-126': {
    misbehaves: async (b) => {
      const device = await b.device()
      const { name, secret } = device.account.client
      const before = [alertWithCred(md5Cred(name, secret, device.clientNonce))]
      return (await say(b, { source: SOURCE, locName: name, before })).code === '212'
    },
  },
}
