import type { Executed } from '../../../simulators/device/commands/execute.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'
import type { Identities } from '../fleet/identities.ts'
import type { Turn } from '../session/turn.ts'
import { type Owner, ownerOf, sessionNumber } from './session-number.ts'
import type { Told, Watched } from './watched.ts'

/** Where the words of a shape lead: shapes with the same beginning share it. */
export interface Shapes<T> {
  readonly next: Map<string, Shapes<T>>
  known?: T
}

/**
 * The place of a session's shape: the session with its names taken out, and all that checks look at left in. Checks treat
 * all devices alike, so sessions of the same shape are judged alike, and a shape need be judged only once. Words are
 * constants wherever they can be: to look one up costs a few nanoseconds then.
 */
export function placeOf<T>(
  shapes: Shapes<T>,
  session: Watched,
  told: readonly Told[],
  identities: Identities,
): Shapes<T> {
  const { record, traits, attack } = session
  let place = step(shapes, traits.content === 'xml' ? traits.auth : IN_WBXML[traits.auth])
  if (!record) return place
  const nonces: string[] = []
  const names =
    told.length === 0 ? undefined : ownerOf(identities, sessionNumber(session.index, session.count))
  let next = 0
  const say = (t: number, word: string) => {
    if (names) {
      for (let other = told[next]; other && other.t < t; other = told[++next]) {
        place = step(place, wordOf(other.event, names))
      }
    }
    place = step(place, word)
  }
  if (record.namesake !== -1) say(0, 'a namesake before')
  if (session.identity) say(0, 'with a certificate')
  if (attack) say(0, attack.key ? `attack ${attack.name} with a key` : `attack ${attack.name}`)
  const { notice } = session
  if (notice) say(0, `notified ${notice.uiMode} ${notice.initiator}${notice.resync ? ' anew' : ''}`)
  for (const turn of record.turns) sayTurn(turn, nonces, say)
  say(record.closedAt, CLOSES[record.outcome])
  if (names) for (const { event } of told.slice(next)) place = step(place, wordOf(event, names))
  return session.owed ? step(place, 'owed') : place
}

const IN_WBXML = { basic: 'basic in WBXML', md5: 'md5 in WBXML', mac: 'mac in WBXML' } as const
const CLOSES = {
  complete: 'close complete',
  refused: 'close refused',
  aborted: 'close aborted',
  failed: 'close failed',
} as const

function step<T>(place: Shapes<T>, word: string): Shapes<T> {
  const known = place.next.get(word)
  if (known) return known
  const made: Shapes<T> = { next: new Map() }
  place.next.set(word, made)
  return made
}

/** Same facts, same words; `monitor/story.ts` makes the events of the same facts. */
function sayTurn(turn: Turn, nonces: string[], say: (t: number, word: string) => void): void {
  const { utterance, heardAt, answer } = turn
  say(turn.sentAt, utterance.proof === '' ? 'sent' : 'sent with proof')
  if (turn.status !== 0 && turn.text !== undefined) {
    say(heardAt, turn.oddity === '' && answer ? answer.said.outlines[turn.forUs ? 0 : 1] : turn.oddity)
    if (turn.proof !== '') say(heardAt, 'with proof')
    if (answer && !turn.ours) say(heardAt, 'of another session')
  }
  if (turn.subscriber !== undefined) say(heardAt, turn.subscriber ? 'subscriber shown' : 'subscriber refused')
  const verdict = turn.heeded ? answer?.said.verdict : undefined
  if (verdict && answer) {
    say(heardAt, verdict.word)
    if (verdict.chal !== undefined) sayNonce(turn, answer.own.nonce, nonces, say)
  }
  if (turn.believed) say(heardAt, turn.believed.word)
  if (turn.executed) say(heardAt, executedWord(turn.executed, turn.proven))
}

/** A nonce counts by its length, and by whether it was given out before. */
function sayNonce(
  { heardAt, reissued }: Turn,
  nonce: string,
  nonces: string[],
  say: (t: number, word: string) => void,
): void {
  say(heardAt, nonces.includes(nonce) ? 'a nonce again' : 'a nonce')
  say(heardAt, nonce.length === 24 ? 'of 24 signs' : `of ${Buffer.byteLength(nonce, 'base64')} octets`)
  if (reissued !== -1) say(heardAt, 'which was another’s')
  nonces.push(nonce)
}

const executedWords = new WeakMap<readonly Executed[], string>()

function executedWord(executed: readonly Executed[], proven: boolean): string {
  if (!proven) return `unproven ${executed.map(({ command }) => command.name)}`
  const known = executedWords.get(executed)
  if (known !== undefined) return known
  const words = executed.flatMap(({ command, outcomes }) =>
    outcomes.map(({ status, target }) => `${command.name} ${target} ${status}`),
  )
  const word = words.join('\n')
  executedWords.set(executed, word)
  return word
}

/** An event of the network by all its fields, with the owner's names as roles and what only counts up left out. */
function wordOf(event: WorldEvent, owner: Owner): string {
  if (event.kind === 'he.header') {
    return `header ${event.trusted} ${event.count} ${event.imei === owner.imei14}`
  }
  let word: string = event.kind
  for (const [name, value] of Object.entries(event)) {
    if (name === 'kind' || UNTOLD.has(name)) continue
    if (name === 'ageSeconds') {
      // Lifetimes of evidence are minutes and more.
      word += ` age=${Math.ceil(Number(value) / 30)}`
      continue
    }
    if (value === owner.imei14 || value === owner.imsi || value === owner.name) word += ` ${name}=own`
    else if (NAMES.has(name)) word += ` ${name}=other`
    else word += ` ${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`
  }
  return word
}

/** Names of subjects: another one than the owner's is another one, whichever. */
const NAMES = new Set(['imei', 'imsi', 'session', 'prompt'])
/** What says nothing that a check looks at, or follows from the subject. */
const UNTOLD = new Set(['msisdn', 'ip', 'value', 'btid', 'remainingSeconds', 'text', 'reason'])
