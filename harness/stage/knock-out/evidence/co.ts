import type { Answer, Person } from '../../../../simulators/people/person.ts'
import { before, between, type Perturbations } from '../perturbation.ts'

/** CO: the user agrees on the phone. */
export const CO: Perturbations = {
  missing: before('The user says nothing', ({ subscriber }) => answers(subscriber, { kind: 'timeout' })),
  false: before('The user says no', ({ subscriber }) => answers(subscriber, { kind: 'no' })),
  foreign: before('Another customer has agreed to the same, this one says nothing', async (scene) => {
    const { stage, baseline, subscriber } = scene
    const neighbour = await baseline.prepare(stage)
    await baseline.act(stage, neighbour, undefined)
    stage.fromHere()
    answers(subscriber, { kind: 'timeout' })
  }),
  revoked: {
    ...between(
      'The connection breaks off after the yes, and in the next session the user says no',
      async (scene) => {
        answers(scene.subscriber, { kind: 'no' })
        await scene.phone.detach()
      },
    ),
    after: async ({ stage, phone, subscriber }) => {
      answers(subscriber, { kind: 'no' })
      stage.wait({ minutes: 6 })
      phone.device.behaviour = {}
      await phone.attach()
      await phone.session()
    },
  },
}

/** From now on every question whether something may be done is answered so. */
function answers(person: Person, answer: Answer): void {
  person.takeUp(({ alert }) => (alert === 1101 ? answer : undefined))
}
