import type { WorldEvent } from '../../../simulators/world/event.ts'
import type { Kept } from '../session/record.ts'

/** Whose session it is: its names are told apart from all others, and nothing more. */
export interface Owner {
  readonly name: string
  readonly imei14: string
  readonly imsi: string
}

/**
 * A session with its names taken out, and all that checks look at left in. Checks treat all devices alike, so sessions of
 * the same shape are judged alike, and a shape need be judged only once.
 */
export function shapeOf(kept: readonly Kept[], owner: Owner): string {
  let shape = ''
  const nonces = new Set<string>()
  for (const each of kept) {
    if (each.kind === 'line')
      shape += `${each.dir} ${each.status} ${each.outline} ${each.proof === '' ? '' : 'proof'}\n`
    else shape += `${wordOf(each.event, owner, nonces)}\n`
  }
  return shape
}

function wordOf(event: WorldEvent, owner: Owner, nonces: Set<string>): string {
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
      const known = nonces.has(event.nonce)
      nonces.add(event.nonce)
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
