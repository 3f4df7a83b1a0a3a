import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { PlayHeader, PlayHistory, Stamped } from './event.ts'

type Line = { header: PlayHeader } | { event: Stamped } | { end: number }

/** How a history ended: whole, or damaged at its tail, where the plays before are as good as ever. */
export interface Ending {
  readonly damaged?: string
}

/** Reads a history play by play; only one is in memory at a time. A damaged tail is reported by the return value. */
export async function* readHistory(path: string): AsyncGenerator<PlayHistory, Ending> {
  const gunzip = createGunzip()
  const source = createReadStream(path)
  source.on('error', (error) => gunzip.destroy(error))
  const lines = createInterface({ input: source.pipe(gunzip), crlfDelay: Number.POSITIVE_INFINITY })
  // Readline does not pass its input's errors on to the loop: the loop ends early, and this says why.
  let damaged: string | undefined
  gunzip.on('error', (error) => {
    damaged = error.message
    lines.close()
  })
  let header: PlayHeader | undefined
  let events: Stamped[] = []
  for await (const text of lines) {
    const line = parse(text)
    if (!line) return { damaged: 'a line is no JSON' }
    if ('header' in line) {
      header = line.header
      events = []
    } else if ('event' in line) events.push(line.event)
    else if (header) {
      yield { header, events }
      header = undefined
    }
  }
  if (damaged !== undefined) return { damaged }
  return header ? { damaged: `the play ${header.play} is not whole` } : {}
}

function parse(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line
  } catch {
    return undefined
  }
}
