import type { WorldEvent } from '../../simulators/world/event.ts'

type Alert = Extract<WorldEvent, { kind: 'alert.sent' }>

/**
 * Whether a generic alert says that an operation succeeded (FUMO 200–299, SCOMO and LAWMO 1200–1299) or failed; undefined
 * where the phone only asks for something.
 */
export function succeeded({ type, result }: Pick<Alert, 'type' | 'result'>): boolean | undefined {
  if (/request$/i.test(type)) return undefined
  const code = Number(/\d+/.exec(result)?.[0])
  if (!Number.isFinite(code)) return undefined
  return Math.floor((code % 1000) / 100) === 2
}
