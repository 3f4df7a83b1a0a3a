import { fork } from 'node:child_process'

/** A module in a process of its own that tells one thing when it is there, or done. Workers' larger nursery included. */
export async function told<T>(
  module: URL,
  args: readonly string[] = [],
  execArgv: readonly string[] = [],
): Promise<{ value: T; pid: number; end: () => void }> {
  const child = fork(module, args, {
    execArgv: ['--max-semi-space-size=64', ...execArgv],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const value = await new Promise<T>((resolve, reject) => {
    child.once('message', (message) => resolve(message as T))
    child.once('exit', (code) => reject(new Error(`${module.pathname} ended with ${code}`)))
  })
  return { value, pid: child.pid ?? 0, end: () => child.connected && child.disconnect() }
}

/** The trivial responder in a process of its own. */
export const responder = (...args: string[]) =>
  told<{ port: number }>(new URL('../../harness/load/calibrate/responder-process.js', import.meta.url), args)
