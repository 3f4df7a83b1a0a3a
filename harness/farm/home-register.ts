import { threadId } from 'node:worker_threads'
import type { HlrCore } from '../../simulators/network/hlr-core.ts'
import { OsmoHlr } from '../../simulators/network/osmo/osmo-hlr.ts'

const lines = new Map<string, Promise<HlrCore>>()

/** This worker's line to an osmo-hlr; all its plays share it. Rejects with HlrProblem, and tries anew the next time. */
export function registerAt(host: string): Promise<HlrCore> {
  const known = lines.get(host)
  if (known) return known
  const line = OsmoHlr.connect(host, `rollcall-${process.pid}-${threadId}`)
  lines.set(host, line)
  line.catch(() => lines.delete(host))
  return line
}
