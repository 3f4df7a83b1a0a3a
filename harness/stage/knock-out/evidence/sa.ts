import { ksNafOf } from '../../../../protocol/gba/key.ts'
import type { Card } from '../../../../simulators/card/card.ts'
import { before, behave, between, type Perturbations, type Scene } from '../perturbation.ts'

/** SA: the card proves itself in the session by the key that it shares with the network. */
export const SA: Perturbations = {
  missing: before('The card does not answer the challenge', (scene) =>
    behave(scene, { subscriberAuth: 'none' }),
  ),
  false: before('The card’s answer is wrong', (scene) => behave(scene, { subscriberAuth: 'wrong' })),
  stale: before('The key of the card has expired', async (scene) => {
    const old = await keyOf(scene, scene.card)
    scene.stage.wait({ hours: 2 })
    behave(scene, { subscriberAuth: old })
  }),
  foreign: before('Another card proves itself', async (scene) => {
    const { cast } = scene.stage
    behave(scene, { subscriberAuth: await keyOf(scene, cast.card({ owner: cast.subscriber() })) })
  }),
  revoked: between('Another card is put into the phone meanwhile', async ({ stage, phone, subscriber }) => {
    await phone.swap(stage.cast.card({ owner: subscriber }))
  }),
}

/** What a card would show to the target. */
async function keyOf({ stage }: Scene, card: Card): Promise<{ btid: string; key: Uint8Array }> {
  const made = await stage.bootstrapKey(card)
  if (!made) throw new Error('the card could not bootstrap')
  const key = ksNafOf(made, stage.target.serverId)
  stage.secrets.keepBytes(key)
  return { btid: made.btid, key }
}
