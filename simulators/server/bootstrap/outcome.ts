import type { Context } from '../context.ts'

/** What became of a wish to bootstrap a device. */
export interface Outcome {
  readonly outcome: 'bootstrapped' | 'refused' | 'deferred'
  readonly reason: string
}

/** Writes the record of a bootstrap that was not, and answers its outcome. */
export function noted(
  context: Context,
  { imsi, imei14 }: { readonly imsi?: string; readonly imei14?: string },
  { outcome, reason }: { readonly outcome: 'refused' | 'deferred'; readonly reason: string },
): Outcome {
  context.store.audit.write({
    operation: 'OP-BOOT',
    result: outcome,
    reason,
    ...(imei14 !== undefined && { imei: imei14 }),
    ...(imsi !== undefined && { imsi }),
  })
  return { outcome, reason }
}
