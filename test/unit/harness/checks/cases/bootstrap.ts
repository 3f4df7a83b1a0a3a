import type { Case } from '../support/case.ts'
import * as the from '../support/events.ts'
import { ANNA, IMEI, IMSI, OTHER_IMSI, pair, SERVER } from '../support/history.ts'

const secret = (clientSecret: string, imsi = IMSI) =>
  ({
    ...({ kind: 'secret.delivered', imei: IMEI, imsi, serverId: SERVER } as const),
    ...{ clientSecret, serverSecret: `${clientSecret}'` },
  }) as const
const enterprise = (answer: 'allowed' | 'refused', by: 'server' | 'device' = 'device') =>
  ({ kind: 'enterprise.query', org: 'acme', ...pair, operation: 'OP-BOOT', answer, by }) as const
const pin = (number: number) =>
  [
    { kind: 'ui.prompt', imei: IMEI, prompt: `p${number}`, what: 'bootstrap', text: 'PIN', indicated: true },
    { kind: 'ui.answer', imei: IMEI, prompt: `p${number}`, answer: 'input', by: ANNA },
  ] as const
const previous = { serverId: 'dm.previous.example' }
const retired = { kind: 'account.retired', imei: IMEI, ...previous, reason: 'taken over' } as const
const fromCard = the.bootstrap({ origin: 'card', sec: '' })

const dismissed = { kind: 'enterprise.change', org: 'acme', imsi: IMSI, allowed: false } as const

export const BOOTSTRAP: readonly Case[] = [
  {
    id: 'SP-BOOT-01',
    flagged: {
      'a wrong seal is taken': [the.bootstrap({ macOk: false })],
      'the target seals for nobody': [
        the.bootstrapSent(),
        the.refused('the MAC does not fit the card that is inside'),
      ],
    },
    kept: { 'a right seal is taken': [the.bootstrapSent(), the.bootstrap()] },
  },
  {
    id: 'SP-BOOT-02',
    flagged: {
      'nobody has seen the pair': [the.hlr(), the.bootstrapSent()],
      'nobody knows the customer': [the.paired(), the.bootstrapSent()],
      'the pair is two days old': [the.paired({ ageSeconds: 172_800 }), the.hlr(), the.bootstrapSent()],
    },
    kept: {
      'a pair of an active customer': [the.paired(), the.hlr(), the.bootstrapSent()],
      'a verified request of an active customer': [the.caller(), the.hlr(), the.bootstrapSent()],
    },
  },
  {
    id: 'SP-BOOT-03',
    flagged: {
      'the enterprise has refused': [the.inserted(), enterprise('refused'), the.bootstrap()],
      'sent to a subscription that it has refused': [enterprise('refused', 'server'), the.bootstrapSent()],
      'sent to somebody who has left, without asking': [dismissed, the.bootstrapSent()],
    },
    kept: {
      'the enterprise allows it': [the.inserted(), enterprise('allowed'), the.bootstrap()],
      'who has left is sent nothing': [enterprise('allowed', 'server'), the.bootstrapSent(), dismissed],
    },
  },
  {
    id: 'SP-BOOT-04',
    flagged: { 'a fourth PIN for one message': [...pin(1), ...pin(2), ...pin(3), ...pin(4)] },
    kept: { 'three PINs, then the end': [...pin(1), ...pin(2), ...pin(3), the.refused('3 wrong PINs')] },
  },
  {
    id: 'SP-BOOT-05',
    flagged: {
      'a document without SEC is applied': [the.bootstrap({ sec: '' })],
      'a document is applied twice': [the.bootstrap({ replayed: true })],
    },
    kept: { 'a document is refused the second time': [the.bootstrap(), the.refused('applied before')] },
  },
  {
    id: 'SP-BOOT-06',
    flagged: {
      'the account of the old card works for the new one': [
        ...[the.inserted(), secret('a'), ...the.swapped()],
        ...[the.opened(), the.srvauth(), the.setting()],
      ],
      'a secret is given out again': [secret('a'), secret('a', OTHER_IMSI)],
    },
    kept: {
      'it leads to nothing': [the.inserted(), secret('a'), ...the.swapped(), the.opened(), the.closed()],
    },
  },
  {
    id: 'SP-CARD-01',
    flagged: { 'a session after the card has gone': [the.inserted(), fromCard, the.removed(), the.opened()] },
    kept: { 'a session with the card inside': [the.inserted(), fromCard, the.opened()] },
  },
  {
    id: 'SP-OLD-01',
    flagged: {
      'the previous operator commands': [retired, the.opened(previous), the.srvauth(), the.setting(previous)],
    },
    kept: { 'the new operator commands': [retired, the.opened(), the.srvauth(), the.setting()] },
  },
  {
    id: 'SP-OLD-02',
    flagged: { 'old data are in the way': [the.refused('the node exists')] },
    kept: { 'old data are overridden': [the.bootstrap({ retired: ['dm.previous.example'] })] },
  },
]
