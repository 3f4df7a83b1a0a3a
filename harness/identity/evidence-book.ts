import type { Stamped } from '../history/event.ts'
import { ConsentEvidence } from './evidence/consent.ts'
import { deviceEvidence } from './evidence/device.ts'
import type { Evidence, EvidenceCode } from './evidence/evidence.ts'
import { KeyEvidence } from './evidence/key.ts'
import { networkEvidence } from './evidence/network.ts'
import { paymentEvidence } from './evidence/payment.ts'
import { recordEvidence } from './evidence/record.ts'
import { userEvidence } from './evidence/user.ts'
import { Facts } from './facts.ts'
import { revoke } from './revocation.ts'

/** Dead evidence of each code that is kept, only to say what came nearest. */
const REMEMBERED = 16

/**
 * Gathers evidence from events, one by one. It rests only on what the target was told and on what was truly proven.
 * Memory is bounded by what is open: a newer proof of the same thing takes the place of the older one, and the dead are
 * few.
 */
export class EvidenceBook {
  readonly facts = new Facts()
  readonly #alive = new Map<EvidenceCode, Map<string, Evidence>>()
  readonly #dead = new Map<EvidenceCode, Evidence[]>()
  readonly #key = new KeyEvidence()
  readonly #consent = new ConsentEvidence()

  take(event: Stamped): void {
    revoke(event, this.facts, (codes, test) => this.#kill(event, codes, test))
    this.facts.take(event)
    for (const evidence of this.#from(event)) this.#keep(evidence)
  }

  /** Evidence of this code: the dead of late, then the living, each oldest first. Expiry is for the reader to see. */
  held(code: EvidenceCode): Evidence[] {
    return [...(this.#dead.get(code) ?? []), ...(this.#alive.get(code)?.values() ?? [])]
  }

  #from(event: Stamped): Evidence[] {
    return [
      ...deviceEvidence(event),
      ...networkEvidence(event, this.facts),
      ...this.#key.from(event),
      ...userEvidence(event, this.facts),
      ...this.#consent.from(event),
      ...paymentEvidence(event),
      ...recordEvidence(event),
    ]
  }

  #keep(evidence: Evidence): void {
    const { code, source, imei, imsi, session, order, account, text } = evidence
    const held = this.#alive.get(code) ?? new Map<string, Evidence>()
    // Who agrees to two things in one session has agreed to both.
    const name = [source, imei, imsi, session, order, evidence.case, account, text].join(' ')
    const before = held.get(name)
    // An answer that was already old does not make a fresh one older.
    if (before && before.t + before.ttlMs > evidence.t + evidence.ttlMs) return
    held.delete(name)
    held.set(name, before ? { ...evidence, since: before.since ?? before.seq } : evidence)
    this.#alive.set(code, held)
  }

  #kill(event: Stamped, codes: readonly EvidenceCode[], test: (evidence: Evidence) => boolean): void {
    for (const code of codes) {
      const held = this.#alive.get(code)
      for (const [name, evidence] of held ?? []) {
        if (!test(evidence)) continue
        held?.delete(name)
        evidence.dead = { seq: event.seq, why: event.kind }
        const dead = this.#dead.get(code) ?? []
        dead.push(evidence)
        if (dead.length > REMEMBERED) dead.shift()
        this.#dead.set(code, dead)
      }
    }
  }
}
