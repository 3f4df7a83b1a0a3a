import { before, type Perturbations } from '../perturbation.ts'

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
}
