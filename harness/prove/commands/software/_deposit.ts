import type { PackageWishes } from '../../../stage/software.ts'
import type { World } from '../../world.ts'

/** Puts firmware for a phone, or an application by its name, into the target's repository; answers its name there. */
export async function deposit(
  world: World,
  phone: number,
  wish: string | PackageWishes = {},
): Promise<string> {
  const { software, operator } = world.stage
  const octets =
    typeof wish === 'string' ? software.application(wish) : software.firmware(world.phone(phone), wish)
  const { answer } = await operator.order('packages', { package: Buffer.from(octets).toString('base64') })
  return String(answer['package'] ?? '')
}

/** The phone does what it was told, and reports, until nothing is left; a phone that never ends is left alone. */
export async function carryOut(world: World, phone: number): Promise<void> {
  for (let left = 4; left > 0 && (await world.phone(phone).work()); left--);
}
