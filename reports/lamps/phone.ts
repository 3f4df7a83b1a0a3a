import type { Stamped } from '../../harness/history/event.ts'
import { Principal } from './principal.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How long a verified PIN says that its owner holds the phone (identity matrix §1.3, T_user). */
const USER = 120_000

/** One phone of a play with the three principals behind it, as far as the target was shown them. */
export class PhoneLamps {
  readonly device = new Principal()
  readonly subscriber = new Principal()
  readonly user = new Principal()
  #card: string | undefined

  /** Takes an event that concerns this phone (identity matrix §1.3 and §1.4). */
  take(event: Stamped): void {
    const { device, subscriber, user } = this
    switch (event.kind) {
      case 'sim.insert':
      case 'net.attach':
        this.#cardIs(event.imsi)
        return
      case 'sim.remove':
        device.revoke('pair')
        subscriber.revokeAll()
        user.revokeAll()
        return
      case 'net.pair':
        aged(device, 'pair', event.t, event.ageSeconds, DAY)
        aged(subscriber, 'pair', event.t, event.ageSeconds, DAY)
        return
      case 'aaa.query':
        if (event.answer === 'bound') subscriber.show('address', fresh(event.ageSeconds))
        return
      case 'he.header':
        subscriber.show('header', event.trusted && event.count === 1 ? 'identified' : 'claimed')
        return
      case 'net.iprelease':
        subscriber.revoke('address', 'header')
        return
      case 'hlr.query':
        if (event.answer === 'active') aged(subscriber, 'hlr', event.t, event.ageSeconds, HOUR)
        if (event.answer === 'suspended' || event.answer === 'unknown') subscriber.revokeAll()
        return
      case 'hlr.change':
        if (event.status !== 'active') subscriber.revokeAll()
        return
      case 'eir.change':
        if (event.status === 'black') device.revokeAll()
        return
      case 'dm.open':
        device.show('session', 'claimed')
        return
      case 'dm.clauth':
        if (event.ok && event.truth === 'genuine') device.show('credential', 'authenticated')
        return
      case 'dm.subauth':
        if (event.ok) subscriber.show('aka', event.truth === 'genuine' ? 'authenticated' : 'claimed')
        return
      case 'dm.close':
        device.end('session', 'credential')
        subscriber.end('aka')
        return
      default:
        this.#people(event)
    }
  }

  #people(event: Stamped): void {
    const { subscriber, user } = this
    switch (event.kind) {
      case 'bs.applied':
        if (event.by !== undefined) user.show('told-pin', 'authenticated')
        return
      case 'chv.verify':
        if (event.result !== 'ok') user.revoke('chv')
        if (event.result !== 'ok' || !event.enabled) user.show('try', 'claimed')
        else user.show('chv', 'authenticated', event.t + USER)
        return
      case 'care.call':
        user.show('call', 'claimed')
        subscriber.show('call', 'claimed')
        return
      case 'care.verify':
        if (event.ok) user.show('care', event.by === event.owner ? 'authenticated' : 'claimed')
        else user.revoke('care')
        return
      case 'care.close':
        user.end('call', 'care')
        subscriber.end('call')
        return
      case 'ui.answer':
        if (event.answer === 'yes' || event.answer === 'input') user.show('answer', 'claimed')
    }
  }

  #cardIs(imsi: string): void {
    if (this.#card !== undefined && this.#card !== imsi) {
      this.device.revoke('pair')
      this.subscriber.revokeAll()
      this.user.revokeAll()
    }
    this.#card = imsi
  }
}

/** What was already older than its lifetime when it was told is no more than a claim. */
function aged(principal: Principal, ground: string, now: number, ageSeconds = 0, lifetime: number): void {
  const left = lifetime - ageSeconds * 1000
  if (left < 0) principal.show(ground, 'claimed')
  else principal.show(ground, 'identified', now + left)
}

/** An answer that was already an hour old when it was given identifies nobody. */
const fresh = (ageSeconds = 0) => (ageSeconds > 3600 ? 'claimed' : 'identified')
