import { openSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { ReadStream } from 'node:tty'
import { type ManualHook, PERSON_MS } from '../../target/target.ts'
import type { OrderAnswer, OrderFields } from '../operator.ts'

let turn: Promise<unknown> = Promise.resolve()

/** Tells the person at the keyboard what to do and waits for Enter; `no` says that it could not be done. One at a time. */
export function askPerson({ manual }: ManualHook, fields: OrderFields): Promise<OrderAnswer> {
  const asked = turn.then(() =>
    ask(manual.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(fields[name] ?? ''))),
  )
  turn = asked
  return asked
}

function ask(text: string): Promise<OrderAnswer> {
  const keyboard = openKeyboard()
  if (!keyboard) return Promise.resolve(refused(`nobody is at the keyboard, and somebody should: ${text}`))
  process.stderr.write(
    `\n  Please: ${text}\n  Press Enter when it is done, or write no and Enter when it cannot be.\n`,
  )
  return new Promise((resolve) => {
    const lines = createInterface({ input: keyboard })
    const settle = (answer: OrderAnswer) => {
      // First of all: closing is what `gone` hears.
      resolve(answer)
      clearTimeout(patience)
      lines.close()
      keyboard.destroy()
    }
    const patience = setTimeout(
      () => settle(refused(`nobody pressed Enter within ${PERSON_MS / 60_000} minutes`)),
      PERSON_MS,
    )
    lines.once('line', (line) =>
      settle(
        /^\s*n(o)?\s*$/i.test(line)
          ? refused('the person said that it cannot be done')
          : { accepted: true, status: 200, answer: {} },
      ),
    )
    const gone = () => settle(refused('the keyboard was closed'))
    lines.once('error', gone)
    lines.once('close', gone)
  })
}

const refused = (reason: string): OrderAnswer => ({ accepted: false, status: 0, answer: { reason } })

/** The terminal itself: worker threads have no standard input of their own. Undefined where there is none. */
function openKeyboard(): ReadStream | undefined {
  try {
    return new ReadStream(openSync('/dev/tty', 'r'))
  } catch {
    return undefined
  }
}
