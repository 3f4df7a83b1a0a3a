import { parentPort, workerData } from 'node:worker_threads'
import type { Bootstrapped } from '../../../protocol/gba/key.ts'
import { serveNetwork } from '../../../simulators/network/listener.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'
import { sharedNow } from '../clock.ts'
import { FleetNetwork } from './fleet-network.ts'
import type { NetworkAsks, NetworkOrder, NetworkTells } from './network-thread-words.ts'

const { spec, edgeToken, host, port, lines } = workerData as NetworkOrder

const untold: [number, number, WorldEvent][][] = lines.map(() => [])
const network = new FleetNetwork(spec, {
  clock: { now: sharedNow },
  edgeToken,
  witness: (index, event) => untold[index % lines.length]?.push([index, sharedNow(), event]),
})

/** What a worker hears comes in the order in which it was asked and witnessed. */
lines.forEach((line, shard) => {
  const tell = (what: NetworkTells) => line.postMessage(what)
  const flush = () => {
    const events = untold[shard] ?? []
    untold[shard] = []
    if (events.length > 0) tell({ tell: 'events', events })
  }
  line.on('message', (asked: NetworkAsks) => {
    if (asked.ask === 'move-line') return network.moveLine(asked.ip, asked.to)
    if (asked.ask === 'flush') {
      flush()
      return tell({ tell: 'flushed', id: asked.id })
    }
    const answer = (key: Bootstrapped | undefined) => tell({ tell: 'bootstrapped', id: asked.id, key })
    void network.bootstrap(asked.index).then(answer, () => answer(undefined))
  })
})

const listener = await serveNetwork(async (request) => network.handle(request), { host, port })
parentPort?.postMessage({ url: listener.url })
