import { parentPort, workerData } from 'node:worker_threads'
import type { Bootstrapped } from '../../../protocol/gba/key.ts'
import { serveNetwork } from '../../../simulators/network/listener.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'
import { sharedNow } from '../clock.ts'
import { FleetNetwork } from './fleet-network.ts'
import { type NetworkAsks, type NetworkOrder, type NetworkTells, TELLING_MS } from './network-thread-words.ts'

const { spec, edgeToken, host, port, lines } = workerData as NetworkOrder

const untold: [number, number, WorldEvent][][] = lines.map(() => [])
const network = new FleetNetwork(spec, {
  clock: { now: sharedNow },
  edgeToken,
  witness: (index, event) => untold[index % lines.length]?.push([index, sharedNow(), event]),
})

lines.forEach((line, shard) => {
  line.on('message', (asked: NetworkAsks) => {
    if (asked.ask === 'move-line') return network.moveLine(asked.ip, asked.to)
    const answer = (key: Bootstrapped | undefined) =>
      line.postMessage({ tell: 'bootstrapped', id: asked.id, key } satisfies NetworkTells)
    void network.bootstrap(asked.index).then(answer, () => answer(undefined))
  })
  setInterval(() => {
    const events = untold[shard] ?? []
    if (events.length === 0) return
    untold[shard] = []
    line.postMessage({ tell: 'events', events } satisfies NetworkTells)
  }, TELLING_MS)
})

const listener = await serveNetwork(async (request) => network.handle(request), { host, port })
parentPort?.postMessage({ url: listener.url })
