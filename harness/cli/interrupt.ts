import { EXIT } from '../verdict/exit-code.ts'

export interface Interruption {
  readonly signal: AbortSignal
  /** Why the run was stopped, once it was by somebody. */
  readonly reason: string | undefined
  /** Stops the run for a reason of its own. */
  now(): void
  /** Signals are nobody's business any more. */
  forget(): void
}

/** The first SIGINT or SIGTERM lets what is on stage end and reports; the second one stops at once. */
export function interruption(): Interruption {
  const controller = new AbortController()
  let reason: string | undefined
  const hear = (name: NodeJS.Signals) => {
    if (reason !== undefined) process.exit(EXIT.aborted)
    reason = `interrupted by ${name}`
    process.stderr.write('\nInterrupted: finishing what is on stage. Once more to stop at once.\n')
    controller.abort()
  }
  process.on('SIGINT', hear)
  process.on('SIGTERM', hear)
  return {
    signal: controller.signal,
    get reason() {
      return reason
    },
    now: () => controller.abort(),
    forget: () => {
      process.off('SIGINT', hear)
      process.off('SIGTERM', hear)
    },
  }
}

/** Resolves at the first SIGINT or SIGTERM; the second one ends the process at once. */
export function onInterrupt(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const hear = () => {
      if (asked) process.exit(EXIT.aborted)
      asked = true
      resolve()
    }
    process.on('SIGINT', hear)
    process.on('SIGTERM', hear)
  })
}
