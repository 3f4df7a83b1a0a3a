import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { ManualHook } from '../../target/target.ts'
import type { OrderAnswer, OrderFields } from '../operator.ts'

/** Where the person's keys come from; worker threads have no standard input of their own. */
const KEYBOARD = process.env['ROLLCALL_KEYBOARD'] ?? '/dev/tty'

let turn: Promise<unknown> = Promise.resolve()

/** Tells the person at the keyboard what to do and waits for Enter; `no` says that it could not be done. One at a time. */
export function askPerson({ manual }: ManualHook, fields: OrderFields): Promise<OrderAnswer> {
  const asked = turn.then(() =>
    ask(manual.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(fields[name] ?? ''))),
  )
  turn = asked
  return asked
}

async function ask(text: string): Promise<OrderAnswer> {
  const nobody = { accepted: false, status: 0, answer: { reason: 'nobody is at the keyboard' } }
  if (!existsSync(KEYBOARD)) return nobody
  process.stderr.write(
    `\n  Please: ${text}\n  Press Enter when it is done, or write no and Enter when it cannot be.\n`,
  )
  return new Promise((resolve) => {
    const stream = createReadStream(KEYBOARD)
    const lines = createInterface({ input: stream })
    const settle = (answer: OrderAnswer) => {
      lines.close()
      stream.destroy()
      resolve(answer)
    }
    stream.once('error', () => settle(nobody))
    lines.once('line', (line) => {
      const done = !/^\s*n(o)?\s*$/i.test(line)
      settle(
        done
          ? { accepted: true, status: 200, answer: {} }
          : { accepted: false, status: 500, answer: { reason: 'the person said that it cannot be done' } },
      )
    })
    lines.once('close', () => resolve(nobody))
  })
}
