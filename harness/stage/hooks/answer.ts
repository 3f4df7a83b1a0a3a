/** The JSON object of an answer; empty where it is none. */
export function answerIn(text: string): Record<string, unknown> {
  try {
    return answerOf(JSON.parse(text))
  } catch {
    return {}
  }
}

export const answerOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
