import { fork } from 'node:child_process'
import type { EmbeddedOptions } from '../../target/embedded.ts'
import type { Target } from '../../target/target.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import { built } from './built.ts'

export interface EmbeddedProcess {
  readonly targets: readonly Target[]
  readonly pid: number
  close(): Promise<void>
}

/** Starts the reference server in a process of its own. Throws UsageProblem with what keeps it from starting. */
export async function embeddedProcess(options: EmbeddedOptions): Promise<EmbeddedProcess> {
  const child = fork(built('./target-process.js', import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const told = await new Promise<{ targets?: Target[]; problem?: string }>((resolve) => {
    child.once('message', (message) => resolve(message as { targets?: Target[] }))
    child.once('exit', (code) => resolve({ problem: `the reference server ended with code ${code}` }))
    child.send(options)
  })
  const close = async () => {
    if (child.connected) child.disconnect()
    const patience = setTimeout(() => child.kill('SIGKILL'), 3_000)
    await gone
    clearTimeout(patience)
  }
  if (!told.targets) {
    await close()
    throw new UsageProblem(told.problem ?? 'the reference server did not start')
  }
  return { targets: told.targets, pid: child.pid ?? 0, close }
}
