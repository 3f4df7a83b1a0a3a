/** What a device does wrong on purpose, so that the cases for clients can be measured. A device without any is correct. */
export interface DeviceFaults {
  readonly macBySubstring?: boolean
  readonly shortNonce?: boolean
  readonly obeysAnybody?: boolean
  readonly secretsReadable?: boolean
  readonly digestUnchecked?: boolean
  readonly sessionIdSwapped?: boolean
  readonly sessionIdDecimal?: boolean
  readonly noResync?: boolean
  readonly everyTrigger?: boolean
  readonly unsealedBootstrap?: boolean
  readonly endlessPin?: boolean
  readonly obstinateBootstrap?: boolean
  readonly idlePrompt?: boolean
  readonly keepsCardAccounts?: boolean
}
