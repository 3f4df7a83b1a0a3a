import type { MessagePort } from 'node:worker_threads'
import type { NetworkAsks, NetworkTells } from '../network/network-thread-words.ts'
import type { CommonClock } from './common-clock.ts'

/** A question that no shard asks: when it is answered, everything before it has been told. */
const OURS = -1

/**
 * The line between a shard on another machine and the network functions of the run. When the shard begins anew, what the
 * network still had to tell its predecessor is dropped.
 */
export class NetworkRelay {
  readonly #port: MessagePort
  #dropping = false

  constructor(port: MessagePort, clock: CommonClock, tell: (tells: NetworkTells) => void) {
    this.#port = port
    port.on('message', (tells: NetworkTells) => {
      if (tells.tell === 'flushed' && tells.id === OURS) this.#dropping = false
      else if (!this.#dropping) tell(withTimes(tells, (at) => clock.toCommon(at)))
    })
  }

  ask(asks: NetworkAsks): void {
    this.#port.postMessage(asks)
  }

  anew(): void {
    this.#dropping = true
    this.ask({ ask: 'flush', id: OURS })
  }
}

/** The same with every moment given in another clock. */
export function withTimes(tells: NetworkTells, other: (at: number) => number): NetworkTells {
  if (tells.tell !== 'events') return tells
  return { tell: 'events', events: tells.events.map(([index, at, event]) => [index, other(at), event]) }
}
