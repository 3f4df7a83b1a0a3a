import { spawn } from 'node:child_process'
import type { ShellHook } from '../../target/target.ts'
import type { OrderAnswer, OrderFields } from '../operator.ts'
import { answerIn } from './answer.ts'

const PATIENCE_MS = 60_000
const MOST_OUTPUT = 256 * 1024

/**
 * Runs a command. Fields go in as environment variables and never into the command line, so that nothing in them is
 * ever read as shell. Exit code 0 accepts the order.
 */
export function runShell({ shell, cwd }: ShellHook, fields: OrderFields): Promise<OrderAnswer> {
  const given = Object.entries(fields).map(([name, value]) => [
    `ROLLCALL_${name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()}`,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ])
  return new Promise((resolve) => {
    const env = { ...process.env, ...Object.fromEntries(given) }
    const child = spawn(shell, {
      shell: true,
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE_MS,
    })
    let output = ''
    let complaint = ''
    child.stdout.on('data', (part: Buffer) => {
      if (output.length < MOST_OUTPUT) output += part
    })
    child.stderr.on('data', (part: Buffer) => {
      if (complaint.length < 500) complaint += part
    })
    const refused = (reason: string): OrderAnswer => ({ accepted: false, status: 500, answer: { reason } })
    child.once('error', (error) => resolve(refused(error.message)))
    child.once('close', (code) => {
      if (code === 0) resolve({ accepted: true, status: 200, answer: answerIn(output) })
      else resolve(refused(complaint.trim().slice(0, 500) || `the command ended with ${code ?? 'a signal'}`))
    })
  })
}
