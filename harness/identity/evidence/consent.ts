import type { Stamped } from '../../history/event.ts'
import { type Evidence, given, made } from './evidence.ts'

/** CO: somebody said yes, with what they had been shown when they said it. */
export class ConsentEvidence {
  readonly #shown = new Map<string, { text: string; asked: NonNullable<Evidence['asked']> }>()

  from(event: Stamped): Evidence[] {
    switch (event.kind) {
      case 'ui.prompt':
        // What is only shown asks for nothing.
        if (event.alert === undefined || event.alert === 1101)
          this.#shown.set(`${event.imei} ${event.prompt}`, { text: event.text, asked: event.what })
        return []
      case 'ui.answer': {
        const { imei, session, by } = event
        const name = `${imei} ${event.prompt}`
        const shown = this.#shown.get(name)
        this.#shown.delete(name)
        return event.answer === 'yes' && shown
          ? [made(event, 'CO', { imei, by, ...shown, ...given({ session }) })]
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
