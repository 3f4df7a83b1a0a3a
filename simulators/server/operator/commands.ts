import { z } from 'zod'
import type { OrderedCommand } from '../work/ordered.ts'
import { imei } from './fields.ts'
import { checked, type Route } from './route.ts'

const NAMES = ['Get', 'Add', 'Replace', 'Delete', 'Copy', 'Exec', 'Alert', 'Atomic', 'Sequence'] as const
const text = z.string().max(1_000_000)

const command: z.ZodType<OrderedCommand> = z.lazy(() =>
  z.object({
    name: z.enum(NAMES),
    target: z.string().max(1_000).optional(),
    format: z.string().max(10).optional(),
    type: z.string().max(200).optional(),
    data: text.optional(),
    correlator: z.string().max(100).optional(),
    code: z
      .string()
      .regex(/^11\d\d$/, 'must be the code of a user interaction alert')
      .optional(),
    items: z.array(text).max(50).optional(),
    source: z.string().max(1_000).optional(),
    commands: z.array(command).min(1).max(50).optional(),
  }),
) as z.ZodType<OrderedCommand>

const order = z.object({ imei, commands: z.array(command).min(1, 'must hold a command').max(50) })

/** Queues commands of the operator's choice for a device; its next session takes them, if the evidence allows anything. */
export const commands: Route = {
  method: 'POST',
  path: '/commands',
  handle: async (context, { body }) => {
    const { imei: imei14, commands: ordered } = checked(order, body)
    context.ordered.add(imei14, ordered)
    return { status: 202, body: { outcome: 'queued' } }
  },
}
