import { describe, expect, it } from 'vitest'
import { accountMatches } from '../../../../simulators/server/decisions/account-matches.ts'
import { certificateAgrees } from '../../../../simulators/server/decisions/certificate-agrees.ts'
import { codeHolds } from '../../../../simulators/server/decisions/code-holds.ts'
import { COOL_DOWN_MS, lockedOut, MAX_FAILURES } from '../../../../simulators/server/decisions/locked-out.ts'
import { mayRead } from '../../../../simulators/server/decisions/may-read.ts'
import { numberSettled } from '../../../../simulators/server/decisions/number-settled.ts'
import { orderStands } from '../../../../simulators/server/decisions/order-stands.ts'
import { sameParties } from '../../../../simulators/server/decisions/same-parties.ts'
import { sessionIdOfAnswer } from '../../../../simulators/server/decisions/session-id-of-answer.ts'
import { startsProvisioning } from '../../../../simulators/server/decisions/starts-provisioning.ts'
import type { OrderState } from '../../../../simulators/server/store/portal-orders.ts'

/** Every state of an order: whether it still stands, and whether a phone may be set up for it. */
const STATES: Readonly<Record<OrderState, { stands: boolean; starts: boolean }>> = {
  draft: { stands: true, starts: false },
  confirmed: { stands: true, starts: false },
  challenged: { stands: true, starts: false },
  paid: { stands: true, starts: true },
  delivering: { stands: true, starts: false },
  delivered: { stands: true, starts: false },
  done: { stands: true, starts: false },
  refunding: { stands: false, starts: false },
  refunded: { stands: false, starts: false },
  declined: { stands: false, starts: false },
  cancelled: { stands: false, starts: false },
}

describe('decisions of the server', () => {
  it.each(Object.entries(STATES))('an order that is %s', (state, { stands, starts }) => {
    expect(orderStands(state as OrderState)).toBe(stands)
    expect(startsProvisioning(state as OrderState)).toBe(starts)
  })

  it('a certificate is good for the equipment that it was made for, and needed by nobody', () => {
    const source = 'IMEI:490154203237518'
    expect(certificateAgrees({ source })).toBe(true)
    expect(certificateAgrees({ source, subject: source })).toBe(true)
    expect(certificateAgrees({ source, subject: 'IMEI:356938035643809' })).toBe(false)
    expect(certificateAgrees({ source, subject: 'dm.operator.example' })).toBe(false)
    expect(certificateAgrees({ source: 'nobody', subject: 'nobody' })).toBe(false)
  })

  it('a number that has moved is settled after three days, or when its owner has shown a document', () => {
    expect(numberSettled(undefined)).toBe(true)
    expect(numberSettled({ seconds: 3600, confirmed: false })).toBe(false)
    expect(numberSettled({ seconds: 3600, confirmed: true })).toBe(true)
    expect(numberSettled({ seconds: 3 * 24 * 3600, confirmed: false })).toBe(true)
  })

  it('a one-time code is good once, in time, and for what it was sent for', () => {
    const sent = { case: 'c', msisdn: '447700900123', until: 1_000, tries: 3, used: false }
    const said = { case: 'c', msisdn: '447700900123', now: 1_000, sent }
    expect(codeHolds(said)).toBe(true)
    expect(codeHolds({ ...said, sent: undefined })).toBe(false)
    expect(codeHolds({ ...said, now: 1_001 })).toBe(false)
    expect(codeHolds({ ...said, case: 'd' })).toBe(false)
    expect(codeHolds({ ...said, msisdn: '447700900124' })).toBe(false)
    expect(codeHolds({ ...said, sent: { ...sent, used: true } })).toBe(false)
    expect(codeHolds({ ...said, sent: { ...sent, tries: 0 } })).toBe(false)
  })

  it('account, card and number must be one subscription', () => {
    expect(accountMatches({ account: '1', card: '1', number: '1' })).toBe(true)
    expect(accountMatches({ account: '1', card: '2', number: '1' })).toBe(false)
    expect(accountMatches({ account: '1', card: '1', number: '2' })).toBe(false)
    expect(accountMatches({ account: '1', card: '1', number: undefined })).toBe(false)
  })

  it('an order is carried out for the subscription and the equipment that it was given for', () => {
    const ordered = { imsi: '1', imei14: 'a' }
    expect(sameParties(ordered, { ...ordered })).toBe(true)
    expect(sameParties(ordered, { ...ordered, imsi: '2' })).toBe(false)
    expect(sameParties(ordered, { ...ordered, imei14: 'b' })).toBe(false)
  })

  it('what is personal is read with leave, everything else without', () => {
    const personal = ['./SCOMO/Inventory?list=Struct', './DiagMon/Log', './DevDetail/Ext', './SCOMO']
    for (const uri of personal)
      expect([undefined, false, true].map((leave) => mayRead(uri, leave))).toEqual([false, false, true])
    for (const uri of ['./DevInfo/Mod', './DevDetail/FwV', './DevDetail/Extra'])
      expect(mayRead(uri, undefined)).toBe(true)
  })

  it('the door is shut after three failures, for a while', () => {
    const failures = { count: MAX_FAILURES, lastAt: 1_000 }
    expect(lockedOut({ ...failures, count: MAX_FAILURES - 1 }, 1_000)).toBe(false)
    expect(lockedOut(failures, 1_000 + COOL_DOWN_MS - 1)).toBe(true)
    expect(lockedOut(failures, 1_000 + COOL_DOWN_MS)).toBe(false)
  })

  it('an answer is in the session that the client named, in its spelling', () => {
    for (const each of ['1', 'A1', '00a1', '161']) expect(sessionIdOfAnswer(each)).toBe(each)
  })
})
