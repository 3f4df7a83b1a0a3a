import type { z } from 'zod'
import type { Context } from '../context.ts'
import { HttpProblem } from '../dm/http-problem.ts'

/** What an operator is told: an HTTP status and a JSON object. */
export interface Told {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** One thing that the operator can order or ask. The body is already JSON; the query is as it came. */
export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly handle: (
    context: Context,
    request: { body: unknown; query: URLSearchParams },
  ) => Promise<Told> | Told
}

/** Checks a body against its shape. Throws HttpProblem 400 that names the first field that is wrong. */
export function checked<T>(shape: z.ZodType<T>, body: unknown): T {
  const parsed = shape.safeParse(body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') || 'the body'
  throw new HttpProblem(400, `${field}: ${issue?.message ?? 'is not what was expected'}`)
}
