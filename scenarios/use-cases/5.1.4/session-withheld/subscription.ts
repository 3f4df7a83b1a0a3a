import { afterABrokenSession, withheld } from './_row.ts'

/** The subscription is only claimed, or is no longer what was proven (identity matrix §4.2). */
export default withheld([
  {
    name: 'n30-visited-gateway-only',
    title: 'A customer abroad, known only by the visited gateway’s header',
    purpose: 'A visited network’s word does not identify the subscription.',
    proves: ['SP-SUB-03'],
    async play(stage, { phone, card }) {
      phone.use(stage.network.wifi(stage.wire, '198.51.100.7'))
      phone.device.behaviour = {
        extraHeaders: { 'x-msisdn': card.msisdn ?? '', via: '1.1 gateway.visited.example' },
      }
      await phone.session()
    },
  },
  {
    name: 'n32-card-swapped-in-mid-session',
    title: 'The card is swapped while the session runs',
    purpose: 'What was proven about the first card does not hold for the second.',
    proves: ['SP-SUB-02'],
    async play(stage, { phone }) {
      const other = stage.cast.card({ owner: stage.cast.subscriber() })
      phone.device.behaviour = { onMessage: (n) => (n === 2 ? phone.swap(other) : undefined) }
      await phone.session()
    },
  },
  {
    name: 'n44-imsi-in-the-tree',
    title: 'The phone says in its tree whose card it holds',
    purpose: 'A node of the device’s own tree identifies nobody.',
    proves: ['SP-SUB-01'],
    async play(stage, { phone, card }) {
      phone.use(stage.network.wifi(stage.wire, '198.51.100.8'))
      phone.device.behaviour = { nodeClaims: { './Ext/IMSI': card.imsi, './DevDetail/Ext/IMSI': card.imsi } }
      await phone.session()
    },
  },
  {
    name: 'n45-spoofed-identity-header',
    title: 'An identity header from outside the operator’s network',
    purpose: 'Identity headers count only when the operator’s own gateway wrote them.',
    proves: ['SP-SUB-03'],
    async play(stage, { phone, card }) {
      phone.use(stage.network.wifi(stage.wire, '198.51.100.9'))
      phone.device.behaviour = {
        extraHeaders: { 'x-msisdn': card.msisdn ?? '', forwarded: `for=${phone.line.ip}` },
      }
      await phone.session()
    },
  },
  {
    name: 'n45-duplicated-identity-header',
    title: 'Two identity headers, because the gateway strips nothing',
    purpose: 'A header that stands there twice identifies nobody, and the address decides.',
    proves: ['SP-SUB-03'],
    async play(stage, { phone }) {
      const victim = stage.cast.card({ owner: stage.cast.subscriber() })
      phone.use(stage.network.wifi(stage.wire, '198.51.100.10'))
      const headers = [victim.msisdn ?? '', phone.card.msisdn ?? '']
      phone.device.behaviour = { extraHeaders: { 'x-msisdn': headers } }
      await phone.session()
    },
  },
  {
    name: 'n46-address-belongs-to-somebody-else-now',
    title: 'The address was given to another card',
    purpose: 'An address identifies the subscription that holds it now, not the one that held it before.',
    proves: ['SP-SUB-01'],
    async play(stage, { phone }) {
      await afterABrokenSession(stage, phone)
      const stranger = stage.cast.subscriber()
      const other = stage.cast.phone({ holder: stranger, origin: 'fresh' })
      other.insert(stage.cast.card({ owner: stranger }))
      await other.switchOn()
      stage.network.rebind(phone.line.ip, other.line)
      await phone.session()
    },
  },
  {
    name: 'n77-suspended-in-mid-session',
    title: 'The subscription is suspended while the session runs',
    purpose: 'A suspended subscription stops what is still to come.',
    proves: ['SP-HLR-02'],
    async play(stage, { phone, card }) {
      phone.device.behaviour = {
        onMessage: (n) => {
          if (n === 2) stage.network.hlr.suspend(card.imsi)
        },
      }
      await phone.session()
    },
  },
])
