import fc from 'fast-check'
import type { DeviceBehaviour } from '../../simulators/device/behaviour.ts'
import type { Answer } from '../../simulators/people/person.ts'
import { HAPPENINGS, type Happening, type HappeningName } from './happenings.ts'
import type { World } from './world.ts'

/** How something that takes several steps goes: what the user says, how it ends in the phone, and what happens meanwhile. */
export interface Course {
  readonly answer: string
  readonly ends: string
  readonly meanwhile: string
  readonly moment: string
}

const ANSWERS = {
  yes: '',
  no: 'the user says no',
  timeout: 'the user does not answer',
  cancel: 'the user cancels',
  'yes, and breaks off': 'the user says yes and breaks the session off',
} as const

const ENDS = {
  well: '',
  'an empty battery': 'the phone cannot install it',
} as const

/** When: an update is downloaded first and installed then; what takes one step only has it behind it by then. */
const MOMENTS = {
  agreed: 'after the yes',
  told: 'before the phone does it',
  done: 'once the phone has done it',
  'told more': 'before the phone goes on',
  'all done': 'once the phone has done all of it',
} as const

const HAPPENING_NAMES = Object.keys(HAPPENINGS) as HappeningName[]

/** A server that dies serves no other run meanwhile: it happens half as often as the rest. */
const BEFALLS = [...HAPPENING_NAMES, ...HAPPENING_NAMES.filter((name) => name !== 'a restart of the server')]

/** So many times as often as each of the others. */
const mostly = <T extends string>(usual: T, times: number, others: readonly T[]) =>
  fc.constantFrom(...Array.from({ length: times }, () => usual), ...others)

/** Parameters of a course; their first values are those of one in which nothing is out of the ordinary. */
export const course = {
  answer: mostly<string>('yes', 8, ['no', 'timeout', 'cancel', 'yes, and breaks off']),
  ends: mostly<string>('well', 5, ['an empty battery']),
  meanwhile: mostly<string>('nothing', 18, BEFALLS),
  moment: fc.constantFrom(...(Object.keys(MOMENTS) as (keyof typeof MOMENTS)[])),
}

export const PLAIN_COURSE: Course = { answer: 'yes', ends: 'well', meanwhile: 'nothing', moment: 'agreed' }

/** Whether nothing in it is out of the ordinary. */
export const isOrdinary = ({ answer, ends, meanwhile }: Course): boolean =>
  answer === 'yes' && ends === 'well' && meanwhile === 'nothing'

/** What is out of the ordinary, to be told after what is done. */
export function courseTold(course: Course): string {
  const { answer, ends, meanwhile } = course
  const happens = HAPPENINGS[meanwhile as HappeningName].tell
  const when = MOMENTS[momentOf(course)]
  return [
    ANSWERS[answer as keyof typeof ANSWERS],
    ENDS[ends as keyof typeof ENDS],
    happens && `${when} ${happens}`,
  ]
    .filter((each) => each !== '')
    .map((each) => `; ${each}`)
    .join('')
}

/** When it happens: not in the middle of a session where that cannot be. */
function momentOf({ meanwhile, moment }: Course): keyof typeof MOMENTS {
  const { betweenSessions }: Happening = HAPPENINGS[meanwhile as HappeningName]
  return moment === 'agreed' && betweenSessions ? 'told' : (moment as keyof typeof MOMENTS)
}

/** Sessions after which a phone that still has something to report is left alone. */
const MAX_REPORTS = 6

/** Orders something of a phone, which does it and reports until nothing is left. */
export async function follow(
  world: World,
  n: number,
  way: Course,
  order: () => Promise<unknown>,
): Promise<void> {
  const { device, holder } = world.phone(n)
  const { serverId } = world.stage.target
  const { answer, ends, meanwhile } = way
  const moment = momentOf(way)
  const { happen: befalls, over }: Happening = HAPPENINGS[meanwhile as HappeningName]
  const happen = async () => void (await befalls(world, n))
  const software = ends === 'well' ? {} : { software: { updateResult: 450 } }
  device.behaviour = { ...software, ...(answer === 'yes, and breaks off' && { breaksOffWhenAgreed: true }) }
  if (answer === 'no' || answer === 'timeout' || answer === 'cancel') {
    const said: Answer = { kind: answer }
    holder.takeUp(({ alert }) => (alert === 1101 ? said : undefined))
  }
  if (moment === 'agreed') device.behaviour = { ...device.behaviour, ...whenAgreed(world, n, happen) }
  await order()
  if (answer === 'yes, and breaks off') {
    device.behaviour = software
    await world.phone(n).session({ serverId })
  }
  const at = async (now: keyof typeof MOMENTS) => void (moment === now && (await happen()))
  await at('told')
  await device.work()
  await at('done')
  if (device.hasNews) await world.phone(n).session({ serverId })
  await at('told more')
  await device.work()
  await at('all done')
  if (device.hasNews) await world.phone(n).session({ serverId })
  for (let left = MAX_REPORTS; left > 0 && (await world.phone(n).work()); left--);
  over?.(world)
  if (over && world.ready(n)) await world.phone(n).session({ serverId })
  device.behaviour = {}
  if (answer !== 'yes') holder.takeUp(() => undefined)
}

/** Something happens once the user has agreed, before the target hears of it. */
function whenAgreed(world: World, n: number, happens: () => Promise<void>): DeviceBehaviour {
  const { holder } = world.phone(n)
  const agreed = () => holder.prompts.filter(({ alert }) => alert === 1101).length
  const before = agreed()
  let done = false
  return {
    onMessage: async () => {
      if (done || agreed() === before) return
      done = true
      await happens()
    },
  }
}
