import { scenario } from '../../../harness/stage/scenario.ts'
import { secondHand } from './_acts.ts'

export default scenario({
  id: 'uc-5.1.4/sp-boot-04-guessed-pins',
  title: 'Who holds the phone guesses the PIN of a bootstrap message',
  purpose: 'A message that the caller’s PIN opens is discarded after three wrong ones.',
  useCase: '5.1.4',
  variation: 'B4',
  guarded: 'OP-BOOT',
  outcome: 'withheld',
  twin: 'uc-5.1.4/b4-user-request',
  proves: ['SP-BOOT-04'],
  needs: ['requests', 'network'],
  async play(stage) {
    const { phone, subscriber } = await secondHand(stage)
    subscriber.takeUp(({ what }) => (what === 'userpin' ? { kind: 'input', text: '00000000' } : undefined))
    await stage.asks(subscriber, phone, { delivery: 'userpin' })
  },
})
