/** A signal that fires when time is up, and costs nothing once it is forgotten: most deadlines are never reached. */
export interface Deadline {
  readonly signal: AbortSignal
  forget(): void
}

/** Fires after so many milliseconds, with a TimeoutError as its reason. */
export function deadlineIn(ms: number): Deadline {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new DOMException('time is up', 'TimeoutError')), ms)
  timer.unref()
  return { signal: controller.signal, forget: () => clearTimeout(timer) }
}
