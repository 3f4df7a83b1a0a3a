import { InvalidArgumentError } from 'commander'

/** One flag, as `--help` and the reference page show it. */
export interface Flag {
  readonly flags: string
  readonly summary: string
  readonly choices?: readonly string[]
  readonly fallback?: string | number | boolean
  readonly parse?: (text: string, previous: unknown) => unknown
}

/** A whole number within limits, said so when it is not. */
export function whole(from: number, to: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (Number.isInteger(value) && value >= from && value <= to) return value
    throw new InvalidArgumentError(`It must be a whole number from ${from} to ${to}.`)
  }
}

/** A positive number of seconds. */
export function seconds(text: string): number {
  const value = Number(text)
  if (value > 0 && value <= 3600) return value
  throw new InvalidArgumentError('It must be a number of seconds between 0 and 3600.')
}

/** Collects a flag that may be given several times. */
export function list(text: string, previous: unknown): string[] {
  return [...((previous as string[] | undefined) ?? []), text]
}

/** The value of a flag that may stand alone. */
export function yesOrNo(text: string): boolean {
  if (/^(yes|true)$/i.test(text)) return true
  if (/^(no|false)$/i.test(text)) return false
  throw new InvalidArgumentError('It must be yes or no.')
}
