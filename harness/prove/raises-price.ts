import type { OrderFields } from '../stage/operator.ts'
import type { World } from './world.ts'

const HIGHER = '9.00 EUR'

/** Keeps an offer in mind, so that it can be made again under the same name. */
export function offered(world: World, n: number, fields: OrderFields): void {
  world.memory.set(`offer ${n}`, fields)
}

/** The operator makes the same offer again at a higher price (N38): whoever has agreed to the first one has not agreed to this. */
export async function raisesPrice(world: World, n: number): Promise<void> {
  const fields = world.memory.get(`offer ${n}`) as OrderFields | undefined
  if (fields) await world.stage.operator.order('offers', { ...fields, price: HIGHER }, { amidSession: true })
}
