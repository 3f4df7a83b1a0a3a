import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { UsageProblem } from './usage-problem.ts'

const ms = z.number().int().min(0).max(600_000)

/** When a fault strikes: at one exchange of a play, at a share of them all, or at each. */
const when = {
  exchange: z.number().int().positive().optional().describe('the exchange of a play, counted from 1'),
  share: z.number().positive().max(1).optional().describe('of the exchanges, drawn from the seed'),
}

/** What may go wrong with one exchange. Milliseconds are real ones: somebody waits for them. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('latency'), ms, jitterMs: ms.optional(), ...when }),
  z.strictObject({ kind: z.literal('slow-body'), ms, ...when }),
  z.strictObject({ kind: z.literal('lose-request'), ...when }),
  z.strictObject({ kind: z.literal('lose-response'), ...when }),
  z.strictObject({ kind: z.literal('reset'), ...when }),
  z.strictObject({ kind: z.literal('duplicate'), ...when }),
  z.strictObject({ kind: z.literal('truncate'), octets: z.number().int().min(0), ...when }),
  // Octet by octet, so under its old nonce.
  z.strictObject({ kind: z.literal('repeat-message'), message: z.number().int().positive(), ...when }),
  z.strictObject({ kind: z.literal('drop-second-status'), ...when }),
  z.strictObject({ kind: z.literal('swap-msg-id'), ...when }),
])

export type Fault = z.output<typeof faultSchema>

/** Reads `--faults`: a YAML file with a list of faults. Throws UsageProblem that says what to mend. */
export function faultsFrom(file: string): readonly Fault[] {
  let written: unknown
  try {
    written = parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageProblem(`cannot read the faults in ${file}: ${(error as Error).message.split('\n')[0]}`)
  }
  const parsed = z.array(faultSchema).min(1).safeParse(written)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new UsageProblem(`${file}: ${issue?.path.join('.') || 'the list'}: ${issue?.message}`)
}
