import type { HttpRequest } from '../../../simulators/world/transport.ts'
import type { HttpHook } from '../../target/target.ts'
import type { OrderFields } from '../operator.ts'

/**
 * Makes the HTTP request of one order. `{{name}}` in the URL is percent-encoded; a body value that is nothing but
 * `{{name}}` keeps the field's type, and disappears when the order has no such field.
 */
export function fillHook(hook: HttpHook, fields: OrderFields): HttpRequest {
  const body = hook.body === undefined ? '' : JSON.stringify(fill(hook.body, fields))
  return {
    method: hook.method,
    url: hook.url.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
      encodeURIComponent(String(fields[name] ?? '')),
    ),
    headers: { 'content-type': 'application/json', accept: 'application/json', ...hook.headers },
    body: Buffer.from(body),
  }
}

function fill(value: unknown, fields: OrderFields): unknown {
  if (typeof value === 'string') {
    const whole = /^\{\{(\w+)\}\}$/.exec(value)
    if (whole) return fields[whole[1] ?? '']
    return value.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(fields[name] ?? ''))
  }
  if (Array.isArray(value)) return value.map((each) => fill(each, fields))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each, fields)]))
}
