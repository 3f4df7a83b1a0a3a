import { impostor } from '../../../../harness/stage/attack/impostor.ts'
import { notBasic } from '../../../../harness/stage/knock-out/perturbation.ts'
import type { Phone } from '../../../../harness/stage/phone.ts'
import type { Pc } from '../../../../harness/stage/portal/pc.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import type { Command } from '../../../../protocol/syncml/message.ts'
import { atTheSummary, besidePc, newPhone, pays } from '../_acts.ts'
import { SALES, type Sale, type Selling, wishesFor } from '../_sale.ts'
import { type KnockOut, sold, twinsOfSales } from './_knock-out.ts'

/** A PC comes to the portal in the name of a phone, if the operator lets it, and its user orders. */
const comingBy =
  (come: (stage: Stage, pc: Pc, phone: Phone) => Promise<unknown>): KnockOut['play'] =>
  async (stage: Stage, selling: Selling) => {
    const { means } = SALES[selling]
    const { pc, phone } = await besidePc(stage, wishesFor(means))
    stage.fromHere()
    stage.attack('association', 'a PC speaks for a phone that did not let it', phone)
    if (!(await come(stage, pc, phone))) return
    if (!(await atTheSummary(pc.customer, means))) return
    if (await pays(pc.customer, means)) await pc.carry(phone)
  }

const HIJACK: Command = {
  name: 'Replace',
  cmdID: '90',
  items: [{ target: { locURI: './Settings/Home' }, meta: { format: 'chr' }, data: 'https://evil.example/' }],
}

/** Somebody between PC and operator answers in the server’s place, once the phone has its account. */
function between({ stage, pc, phone }: Sale, secret: string | undefined, nonce?: Uint8Array): void {
  const { dialect, target } = stage
  stage.attack('impersonation', 'somebody answers in the server’s place', phone)
  const plan = { dialect, serverId: target.serverId, commands: [HIJACK] }
  const path = impostor({ ...plan, ...(secret !== undefined && { secret }), ...(nonce && { nonce }) })
  if (pc) pc.agent.behaviour = { ...pc.agent.behaviour, path }
}

const ASSOCIATION: readonly KnockOut[] = [
  {
    cell: 'DA',
    how: 'missing',
    title: 'A PC speaks for a phone without asking it',
    play: comingBy((_stage, pc, phone) => pc.intrude(phone)),
  },
  {
    cell: 'DA',
    how: 'false',
    title: 'The phone’s holder turns the PC away, and it connects all the same',
    play: comingBy(async (_stage, pc, phone) => {
      phone.holder.takeUp(({ what }) => (what === 'session' ? { kind: 'no' } : undefined))
      await pc.setUp(phone)
      pc.agent.behaviour = { connectsAtOnce: true }
      const made = await pc.agent.connect(phone.imei14)
      if ('portal' in made) await pc.customer.open(made.portal, phone.imei14)
      return 'portal' in made
    }),
  },
  {
    cell: 'DA',
    how: 'stale',
    title: 'The way to the portal that an association opened is taken a second time',
    async play(stage, selling) {
      const { means } = SALES[selling]
      const { pc, phone, subscriber } = await besidePc(stage, wishesFor(means))
      if (!(await pc.setUp(phone))) return
      pc.agent.behaviour = { connectsAtOnce: true }
      const made = await pc.agent.connect(phone.imei14)
      if (!('portal' in made)) return
      await pc.customer.open(made.portal, phone.imei14)
      stage.fromHere()
      stage.attack('association', 'another browser goes the way that was gone already', phone)
      const again = await stage.shop.visitor(subscriber, phone)
      await again.open(made.portal, phone.imei14)
      if (!(await atTheSummary(again, means))) return
      if (await pays(again, means)) await pc.carry(phone)
    },
  },
  {
    cell: 'DA',
    how: 'foreign',
    title: 'Another phone beside the PC gives its word for this one',
    async play(stage, selling) {
      const { means } = SALES[selling]
      const victim = await newPhone(stage, wishesFor(means))
      const neighbour = await newPhone(stage, wishesFor(means))
      stage.fromHere()
      stage.attack('association', 'a phone gives its word for another one', victim.phone)
      const pc = await stage.shop.pc(neighbour.subscriber, neighbour.phone)
      pc.near(victim.phone, neighbour.phone)
      if (!(await pc.setUp(victim.phone))) return
      await pc.goOn(victim.phone)
      if (!(await atTheSummary(pc.customer, means))) return
      if (await pays(pc.customer, means)) await pc.carry(victim.phone)
    },
  },
  {
    cell: 'VA',
    how: 'missing',
    title: 'The server shows no credential',
    guarded: 'OP-CONF',
    play: sold({ 'before-delivery': (sale) => between(sale, undefined) }),
  },
  {
    cell: 'VA',
    how: 'false',
    title: 'The server shows a wrong credential',
    guarded: 'OP-CONF',
    play: sold({
      'before-delivery': (sale) => between(sale, 'not the password', sale.phone.account.server.nonce),
    }),
  },
  {
    cell: 'VA',
    how: 'stale',
    title: 'The server shows its credential over a nonce that was used',
    guarded: 'OP-CONF',
    inapplicable: notBasic,
    play: sold({
      'before-delivery': async (sale) => {
        const { server } = sale.phone.account
        sale.phone.device.behaviour = { abortAt: 2 }
        await sale.pc?.carry(sale.phone)
        sale.phone.device.behaviour = {}
        between(sale, server.secret, server.nonce)
      },
    }),
  },
  {
    cell: 'VA',
    how: 'foreign',
    title: 'The server shows what it owes to another phone',
    guarded: 'OP-CONF',
    play: sold({
      'before-delivery': async (sale) => {
        const other = await newPhone(sale.stage)
        await sale.stage.detected(other.phone)
        between(sale, other.phone.account.server.secret, sale.phone.account.server.nonce)
      },
    }),
  },
]

export default twinsOfSales(['B6', 'B7', 'B8'], ASSOCIATION)
