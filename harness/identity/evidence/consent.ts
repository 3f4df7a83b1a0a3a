import type { Stamped } from '../../history/event.ts'
import { type Evidence, given, made } from './evidence.ts'

/** CO: somebody said yes, with what they had been shown when they said it. */
export class ConsentEvidence {
  readonly #shown = new Map<string, string>()

  from(event: Stamped): Evidence[] {
    switch (event.kind) {
      case 'ui.prompt':
        // What is only shown asks for nothing.
        if (event.alert === undefined || event.alert === 1101)
          this.#shown.set(`${event.imei} ${event.prompt}`, event.text)
        return []
      case 'ui.answer': {
        const { imei, session, by } = event
        const name = `${imei} ${event.prompt}`
        const text = this.#shown.get(name)
        this.#shown.delete(name)
        return event.answer === 'yes' && text !== undefined
          ? [made(event, 'CO', { imei, by, text, ...given({ session }) })]
          : []
      }
      case 'portal.confirm': {
        const { order, account, items, amount, by } = event
        return event.answer === 'yes' ? [made(event, 'CO', { order, account, items, amount, by })] : []
      }
      default:
        return []
    }
  }
}
