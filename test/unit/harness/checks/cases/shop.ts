import type { Case } from '../support/case.ts'
import * as the from '../support/events.ts'
import { BEN, IMEI, OTHER_IMEI, OTHER_IMSI } from '../support/history.ts'

const byPc = [the.opened({ pc: 'pc-1' }), the.clauth(), the.srvauth(), ...the.subauth()]
const typed = (value: string) => the.command('Replace', './Settings/Note', { value })
const logout = { kind: 'portal.logout', account: 'anna', by: 'subscriber-1' } as const
const alone = [...the.phone(), the.login(), the.shopping(), the.confirmed(), ...the.known()]
const silent = [...the.phone(), the.associated(), the.login(), the.shopping(), ...the.known()]
const stranger = [the.login({ imsi: OTHER_IMSI }), the.shopping({ imsi: OTHER_IMSI })]

export const SHOP: readonly Case[] = [
  {
    id: 'SP-PC-01',
    flagged: {
      'without consent': [...the.phone(), the.login(), the.connected()],
      'after a no': [...the.phone(), the.consented('no'), the.login(), the.connected()],
      'without knowing who it is': [...the.phone(), the.consented(), the.connected()],
      'as somebody else': [...the.phone(), the.consented(), the.login({ imsi: OTHER_IMSI }), the.connected()],
    },
    kept: { 'agreed and logged in': [...the.phone(), the.consented(), the.login(), the.connected()] },
  },
  {
    id: 'SP-PC-02',
    flagged: {
      'a phone that never accepted the PC': [the.connected()],
      'an association of one side': [the.associated({ mutual: false }), the.connected()],
      'money for a phone without association': [
        ...[the.connected(), ...alone, the.payer('card'), the.debited('card')],
      ],
    },
    kept: { 'a phone that accepted the PC': [the.associated(), the.connected()] },
  },
  {
    id: 'SP-PC-03',
    flagged: {
      'while the bank still asks': [...the.customer(), the.challenged(), ...byPc, the.setting()],
      'after the bank has declined': [...the.customer(), the.payer('card', { ok: false }), the.entitled()],
    },
    kept: {
      'after the yes of the bank': [
        ...[...the.customer(), the.challenged(), the.payer('card'), the.debited('card')],
        ...[...byPc, the.setting()],
      ],
    },
  },
  {
    id: 'SP-PC-04',
    flagged: {
      'the account of another subscriber': [...the.phone(), the.associated(), ...stranger, the.entitled()],
    },
    kept: { 'the account of the card inside': [...the.customer(), the.entitled()] },
  },
  {
    id: 'SP-PC-05',
    flagged: {
      'the phone beside it': [
        ...[...the.customer(), the.opened({ pc: 'pc-1', imei: OTHER_IMEI })],
        the.setting({ imei: OTHER_IMEI }),
      ],
      'a service for the phone beside it': [...the.customer(), the.entitled({ imei: OTHER_IMEI })],
    },
    kept: { 'the phone that was found': [...the.customer(), the.entitled(), ...byPc, the.setting()] },
  },
  {
    id: 'SP-PAY-01',
    flagged: {
      'nobody has agreed': [...silent, the.debited('bill')],
      'the order changed after the yes': [
        ...the.customer(),
        the.shopping({ amount: '99.00 EUR' }),
        the.debited('bill'),
      ],
      'the customer has logged out': [...the.customer(), logout, the.debited('bill')],
    },
    kept: { 'logged in and agreed': [...the.customer(), the.debited('bill')] },
  },
  {
    id: 'SP-PAY-02',
    flagged: {
      'another amount': [...the.customer(), the.debited('bill', { amount: '0.01 EUR' })],
      'another card': [
        ...[...the.customer(), the.payer('card', { account: '**** 1' })],
        the.debited('card', { account: '**** 2' }),
      ],
    },
    kept: { 'the amount that was agreed': [...the.customer(), the.debited('bill')] },
  },
  {
    id: 'SP-PAY-03',
    flagged: { 'debited twice': [the.debited(), the.debited('bill', { transfer: 't-2' })] },
    kept: {
      'debited, refunded, debited': [the.debited(), the.refunded(), the.debited('bill', { transfer: 't-2' })],
    },
  },
  {
    id: 'SP-PAY-04',
    flagged: {
      'the bill of another subscription': [...the.customer(), the.debited('bill', { imsi: OTHER_IMSI })],
      'the bill of somebody who was never there': [...the.phone(), the.debited('bill')],
    },
    kept: { 'the bill of the account that ordered': [...the.customer(), the.debited('bill')] },
  },
  {
    id: 'SP-PAY-05',
    flagged: {
      'the bank was not asked': [...the.customer(), the.debited('card')],
      'the bank said yes to less': [
        ...the.customer(),
        the.payer('card', { amount: '1.00 EUR' }),
        the.debited('card'),
      ],
      'the bank said yes to a thief': [
        ...the.customer(),
        the.payer('card', { by: BEN }),
        the.debited('card'),
      ],
      'the number turns up on a phone': [the.challenged('card'), typed('4000000000000002')],
    },
    kept: {
      'the yes of the bank to this order': [...the.customer(), the.payer('card'), the.debited('card')],
      'an IMEI that looks like a number': [the.challenged('card'), typed(`${IMEI}02`)],
    },
  },
  {
    id: 'SP-PAY-06',
    flagged: {
      'more than there is': [
        ...the.customer(),
        the.payer('prepaid'),
        the.debited('prepaid', { balance: '-2.00 EUR' }),
      ],
      'without the PIN of the account': [...the.customer(), the.debited('prepaid', { balance: '3.00 EUR' })],
    },
    kept: {
      'from what is there': [
        ...the.customer(),
        the.payer('prepaid'),
        the.debited('prepaid', { balance: '3.00 EUR' }),
      ],
    },
  },
  {
    id: 'SP-PAY-07',
    flagged: {
      'a service before the money': [...the.customer(), the.entitled(), the.debited('bill')],
      'money for nothing': [...the.customer(), the.debited('bill')],
    },
    kept: {
      'money, then the service': [...the.customer(), the.debited('bill'), the.entitled()],
      'money back': [...the.customer(), the.debited('bill'), the.refunded()],
    },
  },
]
