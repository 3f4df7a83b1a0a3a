import type { AuthType } from '../credentials/type.ts'

export interface BootstrapCredential {
  readonly type: AuthType
  readonly name: string
  readonly secret: string
  readonly nonce: Uint8Array
}

/** What a bootstrap document sets up: one DM account, and the way to reach it where it says one. */
export interface BootstrapAccount {
  readonly serverId: string
  readonly name: string
  /** URI of the server. */
  readonly address: string
  readonly port?: string
  /** By which the device proves itself (CLCRED; APPSRV in w7). */
  readonly client: BootstrapCredential
  /** By which the server proves itself, also in package #0 (SRVCRED; CLIENT in w7). */
  readonly server: BootstrapCredential
  readonly connectivity?: { readonly name: string; readonly apn: string; readonly proxy?: string }
}

/** A bootstrap document that sets up no account, with the reason. */
export class BootstrapProblem extends Error {
  override readonly name = 'BootstrapProblem'
}
