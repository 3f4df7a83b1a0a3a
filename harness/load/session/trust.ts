import type { AuthType } from '../../../protocol/credentials/type.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Answer } from '../heard/ear.ts'
import { MOST_MESSAGES } from './limits.ts'
import { type ServerProof, serverProof } from './server-proof.ts'

/** What a device knows of the server in one session: whether it proved itself, and the nonces of both sides. */
export class Trust {
  readonly #fleet: Fleet
  readonly #row: number
  readonly #auth: AuthType
  #server: Uint8Array
  #keepServer: Uint8Array | undefined
  /** The nonce for our next session; kept when the server proved itself. */
  keepClient: Uint8Array | undefined
  proven = false

  constructor(fleet: Fleet, row: number, auth: AuthType) {
    this.#fleet = fleet
    this.#row = row
    this.#auth = auth
    this.#server = fleet.nonce(row, 'server')
  }

  /** What an answer proves; undefined when the server has proven itself for the whole session. */
  check(answer: Answer, hmac: string | undefined, body: () => Uint8Array): ServerProof | undefined {
    if (this.proven && this.#auth !== 'mac') return undefined
    const proof = serverProof(this.#fleet, this.#row, this.#server, { answer, hmac, body })
    this.proven = proof.ok
    return proof
  }

  /** A nonce for a server that is to try once more. */
  anew(msgID: number): Uint8Array {
    this.#server = this.#draw(msgID)
    return this.#server
  }

  /** A new nonce for the server: for its next message under MAC, for its next session under md5. */
  forServer(msgID: number): Uint8Array | undefined {
    if (this.#auth === 'basic' || (this.#auth === 'md5' && this.#keepServer)) return undefined
    const nonce = this.#draw(msgID)
    this.#keepServer = nonce
    if (this.#auth === 'mac') this.#server = nonce
    return nonce
  }

  /** The session is over: nonces of a server that proved itself hold for the next one. */
  close(): void {
    if (!this.proven) return
    if (this.keepClient) this.#fleet.keepNonce(this.#row, 'client', this.keepClient)
    if (this.#keepServer) this.#fleet.keepNonce(this.#row, 'server', this.#keepServer)
  }

  /** Follows from seed, device, session and message, as everything of a device does. */
  #draw(msgID: number): Uint8Array {
    const nonce = Buffer.allocUnsafe(16)
    const n = ((this.#fleet.sessions[this.#row] ?? 0) * MOST_MESSAGES + msgID) * 4
    const index = this.#fleet.indexOf(this.#row)
    for (let at = 0; at < 4; at++) nonce.writeUInt32LE(this.#fleet.nonces(index, n + at), at * 4)
    return nonce
  }
}
