import type { AlertCommand, Item } from '../../../protocol/syncml/message.ts'
import type { Answer, Prompt } from '../../people/person.ts'
import type { Outcome } from './outcome.ts'
import { typed } from './text-input.ts'

/** Options of a UI alert (DM Protocol §10.2); unknown ones are skipped. */
export interface AlertOptions {
  readonly mindt?: number
  readonly maxdt?: number
  readonly dr?: string
  readonly maxlen?: number
  readonly it?: string
  readonly et?: string
}

const CODES = ['1100', '1101', '1102', '1103', '1104'] as const

export const isUserAlert = ({ data }: AlertCommand): boolean => CODES.includes(data as (typeof CODES)[number])

/** Reads `KEY=value&KEY=value`, URL-encoded. */
export function optionsOf(text: string): AlertOptions {
  const fields = new URLSearchParams(text)
  const count = (name: string) => {
    const value = Number(fields.get(name))
    return Number.isInteger(value) && value > 0 ? value : undefined
  }
  const read = {
    mindt: count('MINDT'),
    maxdt: count('MAXDT'),
    dr: fields.get('DR') ?? undefined,
    maxlen: count('MAXLEN'),
    it: fields.get('IT') ?? undefined,
    et: fields.get('ET') ?? undefined,
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

/** Asks the person at the phone and says so in a Status (DM Protocol §10.3). `ask` also witnesses. */
export function userAlert(command: AlertCommand, ask: (prompt: Prompt) => Answer): Outcome {
  const target = command.data ?? ''
  const texts = command.items.map(({ data }) => (typeof data === 'string' ? data : ''))
  const [options = '', text, ...choices] = texts
  const alert = Number(command.data) as NonNullable<Prompt['alert']>
  const needed = alert === 1103 || alert === 1104 ? 3 : 2
  if (texts.length < needed || text === undefined) return { status: 412, target }
  const read = optionsOf(options)
  const { maxdt, dr, et } = read
  const answer = ask({
    ...{ what: 'alert', alert, text, choices },
    ...(maxdt !== undefined && { withinSeconds: maxdt }),
    ...(dr !== undefined && alert !== 1100 && { initially: dr }),
    ...(et === 'P' && alert === 1102 && { hidden: true }),
  })
  return { target, ...statusOf(answer, alert, choices.length, read) }
}

function statusOf(
  answer: Answer,
  alert: number,
  choices: number,
  options: AlertOptions,
): { status: number; items?: Item[] } {
  if (answer.kind === 'cancel') return { status: 214 }
  if (answer.kind === 'timeout') return { status: alert === 1100 ? 200 : 408 }
  if (alert === 1101) return { status: answer.kind === 'yes' ? 200 : 304 }
  if (alert === 1100) return { status: 200 }
  if (answer.kind === 'no') return { status: 214 }
  if (alert === 1102) {
    const text = typed(answer.kind === 'input' ? answer.text : (options.dr ?? ''), options)
    return text === undefined ? { status: 214 } : { status: 200, items: [{ data: text }] }
  }
  const chosen = answer.kind === 'choice' ? answer.chosen : [1]
  const legal = chosen.filter((each) => each >= 1 && each <= choices)
  return {
    status: 200,
    items: (alert === 1103 ? legal.slice(0, 1) : legal).map((each) => ({ data: String(each) })),
  }
}
