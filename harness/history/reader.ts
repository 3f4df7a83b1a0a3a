import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { PlayHeader, PlayHistory, Stamped } from './event.ts'

type Line = { header: PlayHeader } | { event: Stamped } | { end: number }

/** How a history ended: whole, or damaged at its tail, where the plays before are as good as ever. */
export interface Ending {
  readonly damaged?: string
}

/** Reads a history play by play; only one is in memory at a time. A damaged tail is reported by the return value. */
export async function* readHistory(path: string): AsyncGenerator<PlayHistory, Ending> {
  let header: PlayHeader | undefined
  let events: Stamped[] = []
  const lines = linesOf(path)
  for (;;) {
    const step = await lines.next()
    if (step.done) {
      if (step.value !== undefined) return { damaged: step.value }
      return header ? { damaged: `the play ${header.play} is not whole` } : {}
    }
    const line = parse(step.value)
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
}

/** The lines of a compressed file, as far as they can be read; the return value says why no further. */
async function* linesOf(path: string): AsyncGenerator<string, string | undefined> {
  // The callback keeps the pipeline's own report from being unhandled: the loop below hears of the same error.
  const unzipped = pipeline(createReadStream(path), createGunzip(), () => undefined)
  unzipped.setEncoding('utf8')
  let rest = ''
  try {
    for await (const part of unzipped as AsyncIterable<string>) {
      const lines = (rest + part).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    return (error as Error).message
  }
  return rest === '' ? undefined : 'the last line is not whole'
}

function parse(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line
  } catch {
    return undefined
  }
}
