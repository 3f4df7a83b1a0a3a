import type { WorldEvent } from '../../../simulators/world/event.ts'
import type { Traits } from '../fleet/traits.ts'
import type { Commands, Kept } from '../session/record.ts'

/** Whose session it is: its names are told apart from all others, and nothing more. */
export interface Owner {
  readonly name: string
  readonly imei14: string
  readonly imsi: string
}

/** Where the words of a shape lead: shapes with the same beginning share it. */
export interface Shapes<T> {
  readonly next: Map<string, Shapes<T>>
  known?: T
}

/**
 * The place of a session's shape: the session with its names taken out, and all that checks look at left in. Checks treat
 * all devices alike, so sessions of the same shape are judged alike, and a shape need be judged only once.
 */
export function placeOf<T>(
  shapes: Shapes<T>,
  kept: readonly Kept[],
  owner: Owner,
  { content, auth }: Pick<Traits, 'content' | 'auth'>,
): Shapes<T> {
  let place = step(shapes, content === 'xml' ? auth : `${auth} in WBXML`)
  const nonces: string[] = []
  for (const each of kept) {
    const word =
      each.kind === 'event'
        ? wordOf(each.event, owner, nonces)
        : each.kind === 'commands'
          ? commandsWord(each)
          : `${each.dir} ${each.status} ${each.outline}${each.proof === '' ? '' : ' proof'}`
    place = step(place, word)
  }
  return place
}

function step<T>(place: Shapes<T>, word: string): Shapes<T> {
  const known = place.next.get(word)
  if (known) return known
  const made: Shapes<T> = { next: new Map() }
  place.next.set(word, made)
  return made
}

const commandWords = new WeakMap<object, string>()

function commandsWord({ executed, proven }: Commands): string {
  if (!proven) return `unproven ${executed.map(({ command }) => command.name)}`
  const known = commandWords.get(executed)
  if (known !== undefined) return known
  const words = executed.flatMap(({ command, outcomes }) =>
    outcomes.map(({ status, target }) => `${command.name} ${target} ${status}`),
  )
  const word = words.join('\n')
  commandWords.set(executed, word)
  return word
}

function wordOf(event: WorldEvent, owner: Owner, nonces: string[]): string {
  switch (event.kind) {
    case 'dm.command':
      return `${event.cmd} ${event.target} ${event.status} ${event.executed}`
    case 'dm.open':
      return `open ${event.session === owner.name ? 'own' : 'other'} ${event.initiatedBy}`
    case 'dm.clauth':
      return `clauth ${event.type} ${event.code} ${event.truth}`
    case 'dm.srvauth':
      return `srvauth ${event.type} ${event.ok}`
    case 'dm.chal': {
      const known = nonces.includes(event.nonce)
      nonces.push(event.nonce)
      return `chal ${event.type} ${event.octets} ${event.code} ${known}`
    }
    case 'dm.close':
      return `close ${event.outcome}`
    case 'he.header':
      return `header ${event.trusted} ${event.count} ${event.imei === owner.imei14}`
    default:
      return otherWord(event, owner)
  }
}

/** Any other event by all its fields, with the owner's names as roles and what only counts up left out. */
function otherWord(event: WorldEvent, owner: Owner): string {
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
