import type { CardBootstrap } from '../../simulators/card/card.ts'
import { Card } from '../../simulators/card/card.ts'
import type { Device as DeviceType } from '../../simulators/device/device.ts'
import { Device } from '../../simulators/device/device.ts'
import type { Person } from '../../simulators/people/person.ts'
import { anEmployee, aThief, someoneElse, theSubscriber } from '../../simulators/people/person.ts'
import { drawIccid, drawImei, drawImsi, drawMsisdn } from './identities.ts'
import type { Phone } from './phone.ts'
import type { Stage } from './stage.ts'

/** The enterprise of each play, and the visited and foreign networks. */
export const ORG = 'acme'
export const ORG_GID = { gid1: 'a1', gid2: 'c3' }
export const FOREIGN_PLMN = { mcc: '262', mnc: '02' }
export const VISITED_PLMN = '20801'

export interface CardWishes {
  readonly owner: Person
  readonly subscription?: 'private' | 'corporate' | 'prepaid' | 'inbound-roamer'
  readonly chvEnabled?: boolean
  readonly file?: CardBootstrap
  readonly gid1?: string
  readonly gid2?: string
}

/** How a card protects its bootstrap file. */
export interface CardFileWishes {
  readonly private: boolean
  readonly userConfirm: boolean
}

export interface PhoneWishes {
  readonly holder: Person
  readonly origin: DeviceType['origin']
  readonly imei?: string
  /** The previous operator's account stands in a node that cannot be deleted. */
  readonly permanentPrevious?: boolean
  /** A corporate phone without a personalisation lock: only the enterprise's policy protects it. */
  readonly unlocked?: boolean
}

/** Makes the people, cards and phones of one play; each draws from its own stream of the play's seed. */
export class Cast {
  readonly phones: Phone[] = []
  readonly #stage: Stage
  #made = 0

  constructor(stage: Stage) {
    this.#stage = stage
  }

  subscriber(): Person {
    return theSubscriber(this.#name('subscriber'))
  }

  employee(): Person {
    return anEmployee(this.#name('employee'))
  }

  someoneElse(): Person {
    return someoneElse(this.#name('user'))
  }

  thief(): Person {
    return aThief(this.#name('thief'))
  }

  drawImei(): string {
    return drawImei(this.#stage.random.fork(this.#name('imei')))
  }
}
