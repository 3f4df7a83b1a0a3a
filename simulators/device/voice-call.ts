import type { Witness } from '../world/witness.ts'

/** The holder is on the phone with somebody; a restart, a lock or the loss of the line cuts them off. */
export class VoiceCall {
  readonly #imei14: string
  readonly #witness: Witness
  #on = false

  constructor(imei14: string, witness: Witness) {
    this.#imei14 = imei14
    this.#witness = witness
  }

  begin(by: string): void {
    this.#on = true
    this.#witness({ kind: 'voice.begin', imei: this.#imei14, by })
  }

  end(why: 'hung-up' | 'restart' | 'locked' | 'line'): void {
    if (!this.#on) return
    this.#on = false
    this.#witness({ kind: 'voice.end', imei: this.#imei14, why })
  }
}
