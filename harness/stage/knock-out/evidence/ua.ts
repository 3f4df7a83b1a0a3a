import { before, between, type Perturbations, type Scene } from '../perturbation.ts'

/** UA: the person proves to be the subscriber, by what only the subscriber knows. */
export const UA: Perturbations = {
  missing: before('Nobody knows the passphrase', ({ subscriber }) => subscriber.forget()),
  false: before('The passphrase is wrong', ({ subscriber }) =>
    subscriber.learn({ passphrase: 'not the passphrase' }),
  ),
  foreign: before('The passphrase is that of another customer', async ({ stage, subscriber }) => {
    const stranger = stage.cast.subscriber()
    stage.cast.card({ owner: stranger })
    subscriber.learn({ passphrase: stranger.knows.passphrase ?? '' })
  }),
  revoked: {
    ...between('The session breaks off, and in the next one nobody knows the passphrase', async (scene) => {
      scene.subscriber.forget()
      await scene.phone.detach()
    }),
    after: calls,
  },
}

/** Verified by telephone: what was proven ends with the case. */
export const UA_BY_CALL: Perturbations = {
  ...UA,
  revoked: {
    ...before('The phone is off during the call, and calls when the case is closed', ({ phone }) =>
      phone.detach(),
    ),
    after: calls,
  },
}

/** The phone comes back and opens a session. */
async function calls({ stage, phone }: Scene): Promise<void> {
  stage.wait({ minutes: 6 })
  phone.device.behaviour = {}
  await phone.attach()
  await phone.session()
}
