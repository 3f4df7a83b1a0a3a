import { request } from 'undici'
import { metricsOf, otlp } from '../../../reports/load/metrics.ts'
import type { LoadResult } from '../../verdict/load-result.ts'

/** Sends what is known to an OpenTelemetry collector (OTLP over HTTP, JSON). A collector that is away disturbs nothing. */
export function otlpExporter(endpoint: string, startedAt: number) {
  const url = `${endpoint.replace(/\/$/, '')}/v1/metrics`
  let sending = false
  let failures = 0
  const send = async (result: LoadResult): Promise<void> => {
    if (sending) return
    sending = true
    try {
      const { body, statusCode } = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(otlp(metricsOf(result), Date.now(), startedAt)),
        signal: AbortSignal.timeout(2_000),
      })
      await body.dump()
      if (statusCode >= 300) failures += 1
    } catch {
      failures += 1
    } finally {
      sending = false
    }
  }
  return {
    send,
    /** How many exports the collector did not take. */
    get failures() {
      return failures
    },
  }
}
