import type { Account } from '../store/account.ts'

/** Which earlier accounts of an equipment end when it is bootstrapped for a subscription. */
export type RetireOnBootstrap = (earlier: readonly Account[], imsi: string) => readonly Account[]

/**
 * Those of other subscriptions end at once: who had the device before has no rights any more (SP-BOOT-06). An account
 * of the same subscription stays until the new one was used, because a bootstrap is never acknowledged.
 */
export const retireOnBootstrap: RetireOnBootstrap = (earlier, imsi) =>
  earlier.filter((account) => account.imsi !== imsi && account.state !== 'retired')
