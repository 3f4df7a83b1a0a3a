import { describe, expect, it } from 'vitest'
import { Observer } from '../../../../harness/proxy/observe.ts'
import type { SyncML } from '../../../../protocol/syncml/message.ts'
import type { WorldEvent } from '../../../../simulators/world/event.ts'

const WHOSE = { session: 's', imei: '35693803564380' }
const hdr = {
  verDTD: '1.2',
  verProto: 'DM/1.2',
  sessionID: '1',
  target: { locURI: 'a' },
  source: { locURI: 'b' },
}

const asks = (msgID: string): SyncML => ({
  hdr: { ...hdr, msgID },
  body: { commands: [{ name: 'Alert', cmdID: '1', data: '1201', items: [] }], final: true },
})

const challenges = (msgRef: string, nonce: string): SyncML => {
  const status = { name: 'Status', cmdID: '1', msgRef, cmdRef: '0', cmd: 'SyncHdr', data: '407' } as const
  const chal = { meta: { type: 'syncml:auth-md5', format: 'b64', nextNonce: nonce } }
  const refs = { targetRefs: [], sourceRefs: [], items: [] }
  return { hdr: { ...hdr, msgID: msgRef }, body: { commands: [{ ...status, ...refs, chal }], final: true } }
}

/** How many nonces were issued in these exchanges; each is a MsgID and the nonce that answers it. */
function issued(...exchanges: (readonly [msgID: string, nonce: string])[]): number {
  const events: WorldEvent[] = []
  const observer = new Observer((event) => events.push(event), 'server', [])
  for (const [msgID, nonce] of exchanges) {
    observer.asks(WHOSE, asks(msgID), 'http://server')
    observer.answers(WHOSE, asks(msgID), undefined, challenges(msgID, nonce))
  }
  return events.filter(({ kind }) => kind === 'dm.chal').length
}

describe('what the proxy observes', () => {
  it('counts a nonce once when the same message is answered once more', () => {
    expect(issued(['1', 'bm9uY2U='], ['1', 'bm9uY2U='])).toBe(1)
  })

  it('counts a nonce again when another message is answered with it', () => {
    expect(issued(['1', 'bm9uY2U='], ['2', 'bm9uY2U='])).toBe(2)
  })

  it('counts each nonce when the same message is answered with new ones', () => {
    expect(issued(['1', 'bm9uY2U='], ['1', 'YW5vdGhlcg=='])).toBe(2)
  })
})
