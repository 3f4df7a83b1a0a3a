import { parentPort, workerData } from 'node:worker_threads'
import type { Bootstrapped } from '../../../protocol/gba/key.ts'
import type { FunctionAnswer, FunctionRequest } from '../../../simulators/network/functions.ts'
import { serveNetwork } from '../../../simulators/network/listener.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'
import { Switchboard } from '../../farm/switchboard.ts'
import { sharedNow } from '../clock.ts'
import { FleetNetwork } from './fleet-network.ts'
import type { NetworkAsks, NetworkOrder, NetworkTells } from './network-thread-words.ts'

const { spec, edgeToken, host, port, plays, pushes, lines } = workerData as NetworkOrder

const untold: [number, number, WorldEvent][][] = lines.map(() => [])
function push(index: number, octets: Uint8Array): void {
  const tells: NetworkTells = { tell: 'pushed', index, octets }
  lines[index % lines.length]?.postMessage(tells)
}

const network = new FleetNetwork(spec, {
  clock: { now: sharedNow },
  edgeToken,
  witness: (index, event) => untold[index % lines.length]?.push([index, sharedNow(), event]),
  ...(pushes && { push }),
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

const others = new Switchboard()
const line = others.open()
const handle = async (request: FunctionRequest): Promise<FunctionAnswer> => {
  if (!plays || network.concerns(request)) return network.handle(request)
  return others.ask({ ...request, query: request.query.toString() })
}
const listener = await serveNetwork(handle, { host, port })
parentPort?.postMessage({ url: listener.url, plays: line.port }, [line.port])
