import type { World } from '../../world.ts'

/** Puts the next firmware of a phone, or an application, into the target's repository; answers its name there. */
export async function deposit(world: World, phone: number, application?: string): Promise<string> {
  const { software, operator } = world.stage
  const octets =
    application === undefined ? software.firmware(world.phone(phone)) : software.application(application)
  const { answer } = await operator.order('packages', { package: Buffer.from(octets).toString('base64') })
  return String(answer['package'] ?? '')
}

/** The phone does what it was told, and reports, until nothing is left; a phone that never ends is left alone. */
export async function carryOut(world: World, phone: number): Promise<void> {
  for (let left = 4; left > 0 && (await world.phone(phone).work()); left--);
}
