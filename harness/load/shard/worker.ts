import { encodePlay } from '../../history/writer.ts'
import { sharedNow } from '../clock.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { NetworkAsks, NetworkTells } from '../network/network-thread-words.ts'
import { Notifier, type NotifyHook } from '../push/notifier.ts'
import type { ShardHears, ShardOrder, ShardResult, ShardTells } from './order.ts'
import { secretsIn } from './secrets.ts'
import { type NetworkLine, Shard } from './shard.ts'

/** Histories of violations that one worker hands over; all of them are counted. */
const MOST_BUNDLES = 20

/** A Piscina task: has its part of the fleet live through the plan. */
export default async function work(order: ShardOrder): Promise<ShardResult> {
  const { line } = order
  const tell = (what: ShardTells) => line.postMessage(what)
  let bundles = 0
  let notifier: Notifier | undefined
  const notifying = (hooks: readonly NotifyHook[]) => (fleet: Fleet) => {
    notifier = new Notifier(fleet, hooks)
    return notifier.order
  }
  const shard = new Shard(order, {
    now: sharedNow,
    network: networkLine(order, {
      told: (...told) => shard.told(...told),
      pushed: (index, octets) => shard.pushed(index, octets),
    }),
    ...(order.notify && { notify: notifying(order.notify) }),
    onViolation: ({ session, findings, history }) => {
      const [first] = findings
      if (!first || ++bundles > MOST_BUNDLES) return
      const { header, events } = history
      const octets = encodePlay(header, events, secretsIn(events))
      tell({ tell: 'violation', session, property: first.property, message: first.message, history: octets })
    },
  })
  const began = new Promise<number>((resolve) => {
    line.on('message', (heard: ShardHears) => {
      if (heard.tell === 'begin') resolve(heard.at)
      else if (heard.tell === 'drain') shard.drain()
      else if (heard.tell === 'stop') shard.stop()
      else shard.hurry(heard.factor)
    })
  })
  await shard.prepare()
  tell({ tell: 'ready' })
  const at = await began
  let second = 0
  const point = () => {
    const { identity, health } = shard
    tell({
      ...{ tell: 'point', point: { second: second++, ...shard.second } },
      ...{ tally: shard.tally.toData(), identity, health },
    })
  }
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - sharedNow())))
  const timer = setInterval(point, 1000)
  try {
    await shard.run(at)
  } finally {
    clearInterval(timer)
  }
  point()
  const result = shard.close()
  await notifier?.close()
  order.network?.close()
  line.close()
  return result
}

function networkLine(
  { network }: ShardOrder,
  shard: Pick<Shard, 'told' | 'pushed'>,
): NetworkLine | undefined {
  if (!network) return undefined
  const waiting = new Map<number, Parameters<NetworkLine['bootstrap']>[1]>()
  let next = 0
  network.on('message', (tells: NetworkTells) => {
    if (tells.tell === 'events') {
      for (const [index, at, event] of tells.events) shard.told(index, at, event)
      return
    }
    if (tells.tell === 'pushed') return shard.pushed(tells.index, tells.octets)
    const done = waiting.get(tells.id)
    waiting.delete(tells.id)
    done?.(tells.tell === 'bootstrapped' ? tells.key : undefined)
  })
  const ask = (asks: NetworkAsks) => network.postMessage(asks)
  const asked = (done: Parameters<NetworkLine['bootstrap']>[1]) => {
    waiting.set(next, done)
    return next++
  }
  return {
    bootstrap: (index, done) => ask({ ask: 'bootstrap', id: asked(done), index }),
    flush: (done) => ask({ ask: 'flush', id: asked(done) }),
    moveLine: (ip, to) => ask({ ask: 'move-line', ip, to }),
  }
}
