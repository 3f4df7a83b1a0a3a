import type { Meta } from '../../protocol/syncml/message.ts'

/** A generic alert (DM Protocol §8.7): what a phone tells a server on its own account. */
export interface GenericAlert {
  readonly type: string
  readonly data: string
  /** `chr` when not given. */
  readonly format?: string
  readonly mark?: string
  readonly source?: string
  readonly correlator?: string
  /** Done when the session in which the server acknowledged it is over. */
  readonly afterwards?: () => void
}

/** The Meta of an alert's item. */
export const alertMeta = ({ type, format = 'chr', mark }: GenericAlert): Meta => ({
  type,
  format,
  ...(mark && { mark }),
})

/** Alerts that no server has acknowledged yet; each is said again in the next session until one does. */
export class AlertBox {
  #waiting: GenericAlert[] = []
  #delivered: GenericAlert[] = []

  add(alert: GenericAlert): void {
    this.#waiting.push(alert)
  }

  get waiting(): readonly GenericAlert[] {
    return this.#waiting
  }

  /** The server has answered with a Status. */
  delivered(alert: GenericAlert): void {
    if (!this.#waiting.includes(alert)) return
    this.#waiting = this.#waiting.filter((each) => each !== alert)
    this.#delivered.push(alert)
  }

  /** The session is over. */
  settle(): void {
    for (const { afterwards } of this.#delivered.splice(0)) afterwards?.()
  }
}
