import { milenage, xor } from '../../protocol/aka/milenage.ts'
import { autsOf, sqnOctets, sqnOf } from '../../protocol/aka/vector.ts'
import { sameBytes } from '../../protocol/credentials/same.ts'
import type { Witness } from '../world/witness.ts'
import { Chv, type ChvResult, type ChvState } from './chv.ts'
import type { CardFaults } from './faults.ts'
import { SqnWindow } from './sqn.ts'

/** The bootstrap file of a card: `private` puts it behind the CHV, `userConfirm` wants a yes before it is applied. */
export interface CardBootstrap {
  readonly profile: 'cp' | 'dm'
  readonly private: boolean
  readonly userConfirm: boolean
  readonly document: Uint8Array
}

export interface CardProfile {
  readonly iccid: string
  readonly imsi: string
  readonly msisdn?: string
  readonly mncLength: 2 | 3
  readonly k: Uint8Array
  readonly opc: Uint8Array
  readonly sqn?: bigint
  readonly pin: string
  readonly puk: string
  readonly chvEnabled: boolean
  readonly gid1?: string
  readonly gid2?: string
  readonly bootstrap?: CardBootstrap
  readonly faults?: CardFaults
}

export type AkaAnswer =
  | { readonly kind: 'ok'; readonly res: Uint8Array; readonly ck: Uint8Array; readonly ik: Uint8Array }
  | { readonly kind: 'macFailure' }
  | { readonly kind: 'syncFailure'; readonly auts: Uint8Array }

/** The bootstrap file is private and the holder has not shown the PIN since the last reset. */
export class ChvRequired extends Error {
  override readonly name = 'ChvRequired'
}

/** A UICC: its files, its card holder verification, and the key that never leaves it. */
export class Card {
  readonly iccid: string
  readonly imsi: string
  readonly mncLength: 2 | 3
  readonly msisdn: string | undefined
  readonly gid1: string | undefined
  readonly gid2: string | undefined
  readonly #profile: CardProfile
  readonly #witness: Witness
  readonly #chv: Chv
  readonly #sqn: SqnWindow

  constructor(profile: CardProfile, deps: { witness: Witness }) {
    this.iccid = profile.iccid
    this.imsi = profile.imsi
    this.mncLength = profile.mncLength
    this.msisdn = profile.msisdn
    this.gid1 = profile.gid1
    this.gid2 = profile.gid2
    this.#profile = profile
    this.#witness = deps.witness
    this.#chv = new Chv(profile.pin, profile.puk, profile.chvEnabled, profile.faults?.forgetsTries)
    this.#sqn = new SqnWindow(profile.sqn ?? 0n)
  }

  get chv(): ChvState {
    return this.#chv.state
  }

  verifyChv(pin: string, by: string): ChvResult {
    return this.#told(this.#chv.verify(pin), by)
  }

  unblock(puk: string, newPin: string, by: string): ChvResult {
    return this.#told(this.#chv.unblock(puk, newPin), by)
  }

  disableChv(pin: string, by: string): ChvResult {
    return this.#told(this.#chv.disable(pin), by)
  }

  enableChv(pin: string, by: string): ChvResult {
    return this.#told(this.#chv.enable(pin), by)
  }

  /** Power cycle of the card. */
  reset(): void {
    this.#chv.reset()
    this.#witness({ kind: 'chv.reset', iccid: this.iccid, imsi: this.imsi })
  }

  /**
   * USIM AUTHENTICATE (TS 33.102 §6.3.3). The MAC is checked before the sequence number, so that nobody without the
   * key learns a sequence number by AUTS.
   */
  authenticate(rand: Uint8Array, autn: Uint8Array): AkaAnswer {
    const { k, opc } = this.#profile
    const amf = autn.slice(6, 8)
    const { ak } = milenage({ k, opc, rand, sqn: new Uint8Array(6), amf })
    const sqn = xor(autn.slice(0, 6), ak)
    const { macA, res, ck, ik } = milenage({ k, opc, rand, sqn, amf })
    const proven = autn.length === 16 && sameBytes(macA, autn.subarray(8))
    if (!proven && !this.#profile.faults?.sequenceFirst) return { kind: 'macFailure' }
    if (!this.#sqn.accept(sqnOf(sqn)))
      return { kind: 'syncFailure', auts: autsOf({ k, opc, rand, sqnMs: sqnOctets(this.#sqn.sqnMs) }) }
    return proven ? { kind: 'ok', res, ck, ik } : { kind: 'macFailure' }
  }

  /** The bootstrap file, if the card has one. Throws ChvRequired. */
  bootstrapFile(): CardBootstrap | undefined {
    const file = this.#profile.bootstrap
    if (file?.private && !this.#chv.state.verified)
      throw new ChvRequired('the bootstrap file is behind the PIN')
    return file
  }

  /** How the file is protected, which can be read without the PIN. */
  get bootstrapRule(): Omit<CardBootstrap, 'document'> | undefined {
    return this.#profile.bootstrap
  }

  #told(result: ChvResult, by: string): ChvResult {
    const { enabled, retries } = this.#chv.state
    this.#witness({ kind: 'chv.verify', iccid: this.iccid, imsi: this.imsi, result, retries, enabled, by })
    return result
  }
}
