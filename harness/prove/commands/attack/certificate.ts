import fc from 'fast-check'
import { command } from '../../command.ts'
import { another, household } from '../parameters.ts'

const WHOSE = { own: 'its own certificate', other: 'the certificate of another phone' } as const

/** A phone shows a certificate on the TLS layer as well: its own, or that of the phone that it really is (SP-AUTH-06). */
export default command({
  name: 'shows-certificate',
  family: 'attack',
  needs: ['certificates'],
  kills: ({ whose }) => (whose === 'other' ? ['DA'] : []),
  about: ({ whose }) => (whose === 'own' ? ['phone'] : ['phone', 'other']),
  proper: ({ whose }) => whose === 'own',
  promises: ({ whose }) => (whose === 'own' ? 'served' : undefined),
  parameters: { phone: household, other: another, whose: fc.constantFrom('own', 'other', 'other') },
  possible: (world, { phone, other, whose }) =>
    world.ready(phone) && (whose === 'own' || world.phone(phone) !== world.phone(other)),
  tell: (name, { phone, whose }) =>
    `${name.phone(phone)} opens a session over TLS and shows ${WHOSE[whose as keyof typeof WHOSE]}`,
  async run(world, { phone: n, other, whose }) {
    const phone = world.phone(n)
    const usual = phone.path
    if (whose === 'other')
      world.stage.attack('copied-account', 'it has the certificate of another phone', phone)
    await world.stage.certificates.show(phone, world.phone(whose === 'own' ? n : other))
    const secured = phone.path
    await world.session(n)
    if (phone.device.connection === secured) phone.use(usual)
  },
})
