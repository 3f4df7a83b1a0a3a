import type { Sale } from '../_sale.ts'
import { type KnockOut, sold, twinsOfSales } from './_knock-out.ts'

const agreement = (happens: (sale: Sale) => void | Promise<void>) => sold({ 'before-agreement': happens })
const delivery = (happens: (sale: Sale) => void | Promise<void>) => sold({ 'before-delivery': happens })

/** The card goes on in another phone of its owner. */
async function movesOn({ stage, phone, card, subscriber }: Sale): Promise<void> {
  const { connection } = phone.device
  const other = stage.cast.phone({ holder: subscriber, origin: 'fresh' })
  await phone.detach()
  other.insert(card)
  await other.switchOn()
  // The first phone keeps its way to the operator, as on somebody's Wi-Fi.
  if (connection) phone.use(connection)
}

/** What the records of the network say of equipment and subscription, whatever the sale. */
const RECORDS: readonly KnockOut[] = [
  {
    cell: 'DE',
    how: 'missing',
    title: 'The equipment register does not answer',
    play: agreement(({ stage }) => stage.network.faults.script('eir', 'timeout')),
  },
  {
    cell: 'DE',
    how: 'false',
    title: 'The phone has been put on the black list',
    play: agreement(({ stage, phone }) => stage.network.eir.set(phone.imei14, 'black')),
  },
  {
    cell: 'DE',
    how: 'stale',
    title: 'The equipment register answers from two hours ago',
    play: agreement(({ stage }) => stage.network.faults.script('eir', 'stale')),
  },
  {
    cell: 'DE',
    how: 'foreign',
    title: 'The black list makes an exception for somebody else',
    play: agreement(({ stage, phone }) => {
      const owner = stage.cast.card({ owner: stage.cast.subscriber() })
      stage.network.eir.set(phone.imei14, 'black')
      stage.network.eir.override(phone.imei14, owner.imsi)
    }),
  },
  {
    cell: 'DE',
    how: 'revoked',
    title: 'The phone is reported stolen between payment and delivery',
    guarded: 'OP-CONF',
    play: delivery(({ stage, phone }) => stage.network.eir.set(phone.imei14, 'black')),
  },
  {
    cell: 'SI',
    how: 'missing',
    title: 'The network sees the card nowhere',
    play: agreement(async ({ stage, phone, card }) => {
      await phone.detach()
      stage.network.pairs.forget(card.imsi)
    }),
  },
  {
    cell: 'SI',
    how: 'false',
    title: 'The account names a number that nobody has any more',
    play: agreement(({ stage, card }) => stage.network.hlr.cancel(card.imsi)),
  },
  {
    cell: 'SI',
    how: 'stale',
    title: 'The network saw the card in the phone two days ago',
    play: agreement(({ stage }) => stage.network.faults.script('add', 'stale', { ageSeconds: 172_800 })),
  },
  {
    cell: 'SI',
    how: 'foreign',
    title: 'The number of the account is on somebody else’s card by now',
    play: agreement(({ stage, card }) => {
      const other = stage.cast.card({ owner: stage.cast.subscriber() })
      stage.network.hlr.reassign(card.msisdn ?? '', other.imsi)
    }),
  },
  {
    cell: 'SI',
    how: 'revoked',
    title: 'The card moves to another phone between payment and delivery',
    guarded: 'OP-CONF',
    play: delivery(movesOn),
  },
  {
    cell: 'SH',
    how: 'missing',
    title: 'The HLR does not answer',
    play: agreement(({ stage }) => stage.network.faults.script('hlr', 'timeout')),
  },
  {
    cell: 'SH',
    how: 'false',
    title: 'The subscription has been suspended',
    play: agreement(({ stage, card }) => stage.network.hlr.suspend(card.imsi)),
  },
  {
    cell: 'SH',
    how: 'stale',
    title: 'The HLR answers from two hours ago',
    play: agreement(({ stage }) => stage.network.faults.script('hlr', 'stale')),
  },
  {
    cell: 'SH',
    how: 'foreign',
    title: 'The card inside is a visitor’s by now',
    play: agreement(({ stage, phone }) => {
      const owner = stage.cast.subscriber()
      return phone.swap(stage.cast.card({ owner, subscription: 'inbound-roamer' }))
    }),
  },
  {
    cell: 'SH',
    how: 'revoked',
    title: 'The contract ends between payment and delivery',
    guarded: 'OP-CONF',
    play: delivery(({ stage, card }) => stage.network.hlr.cancel(card.imsi)),
  },
]

export default twinsOfSales(['B6', 'B7', 'B8', 'B9'], RECORDS)
