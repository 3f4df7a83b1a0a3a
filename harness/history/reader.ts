import type { PlayHeader, PlayHistory, Stamped } from './event.ts'
import { membersOf } from './members.ts'

type Line = { header: PlayHeader } | { event: Stamped } | { end: number }

/** How a history ended: whole, or damaged at its tail, where the plays before are as good as ever. */
export interface Ending {
  readonly damaged?: string
}

/** Reads a history play by play; only one is in memory at a time. A damaged tail is reported by the return value. */
export async function* readHistory(path: string): AsyncGenerator<PlayHistory, Ending> {
  const members = membersOf(path)
  for (;;) {
    const step = await members.next()
    if (step.done) return step.value === undefined ? {} : { damaged: step.value }
    const play = playOf(step.value.toString('utf8'))
    if (typeof play === 'string') return { damaged: play }
    yield play
  }
}

/** The play that a member holds, or what is wrong with it. */
function playOf(text: string): PlayHistory | string {
  const lines: (Line | undefined)[] = text.trimEnd().split('\n').map(parse)
  const header = lines[0]
  const events: Stamped[] = []
  if (!header || !('header' in header)) return 'a play does not begin with its header'
  for (const line of lines.slice(1, -1)) {
    if (!line || !('event' in line)) return `a line of the play ${header.header.play} is no event`
    events.push(line.event)
  }
  const end = lines.at(-1)
  if (!end || !('end' in end) || end.end !== events.length)
    return `the play ${header.header.play} is not whole`
  return { header: header.header, events }
}

function parse(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line
  } catch {
    return undefined
  }
}
