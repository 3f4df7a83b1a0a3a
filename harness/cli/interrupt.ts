import { EXIT } from '../verdict/exit-code.ts'

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
