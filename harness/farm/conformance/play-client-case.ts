import type { DeviceDefect } from '../../../simulators/device/defects/index.ts'
import { VirtualClock } from '../../../simulators/world/clock.ts'
import { Random } from '../../../simulators/world/random.ts'
import type { Dialect, PlayHeader } from '../../history/event.ts'
import { encodePlay } from '../../history/writer.ts'
import { type ClientCase, NotReached } from '../../stage/conformance/case.ts'
import type { Client } from '../../stage/conformance/client.ts'
import { ScriptedServer } from '../../stage/conformance/scripted-server.ts'
import { Recorder } from '../../stage/recorder.ts'
import { judgeCase } from '../../verdict/judge-case.ts'
import { EXAMINER, OwnClient } from './own-client.ts'
import { NO_SCENARIO, type PlayedCase } from './play-case.ts'

export interface ClientCaseOrder {
  readonly definition: ClientCase
  readonly dialect: Dialect
  readonly seed: string
  readonly deadlineMs: number
  readonly replay: string
  readonly strict: boolean
}

/** Plays one client case with a client that is already there. Never rejects. */
export async function playWithClient(
  order: ClientCaseOrder,
  client: Client,
  meet: (server: ScriptedServer) => void,
  endpoint: string,
  secrets: readonly string[],
): Promise<PlayedCase> {
  const { definition, dialect, deadlineMs, replay, strict } = order
  const play = `${definition.id}@${dialect.content}+${dialect.auth}`
  const recorder = new Recorder(new VirtualClock(0))
  const random = new Random(`${order.seed}/${play}/server`)
  const server = new ScriptedServer({ client, recorder, random, endpoint })
  meet(server)
  const ended = await Promise.race([act(definition, server), late(deadlineMs)])
  server.leaves()
  const { id, level, clause, purpose } = definition
  const header: PlayHeader = {
    ...{ play, scenario: id, title: `${level} ${clause}`, purpose, dialect, seed: order.seed, replay },
    ...{ flags: {}, log: false, expectation: NO_SCENARIO },
    conformance: { level, clause, side: 'client', strict, ...ended.about },
    ...(ended.threw !== undefined && { threw: ended.threw }),
  }
  const events = [...recorder.events]
  return { result: judgeCase(definition, { header, events }), history: encodePlay(header, events, secrets) }
}

/** Plays one client case with Rollcall's own device, sound or with defects, without a network between. */
export async function playOwnClient(
  order: ClientCaseOrder,
  defects: readonly DeviceDefect[],
): Promise<PlayedCase> {
  const seed = `${order.seed}/${order.definition.id}`
  let handle: ScriptedServer['handle'] | undefined
  const client = await OwnClient.make({
    ...{ seed, dialect: order.dialect, defects, random: new Random(`${seed}/account`) },
    handle: async (request) => {
      if (!handle) throw new Error('no server yet')
      return handle(request)
    },
  })
  const meet = (server: ScriptedServer) => {
    handle = server.handle
  }
  const { client: own, server } = client.account
  return playWithClient(order, client, meet, EXAMINER, [own.secret, server.secret])
}

interface Ended {
  readonly about?: { readonly unreached: string }
  readonly threw?: string
}

async function act({ play }: ClientCase, server: ScriptedServer): Promise<Ended> {
  try {
    await play(server)
    return {}
  } catch (problem) {
    if (problem instanceof NotReached) return { about: { unreached: problem.message } }
    return { threw: problem instanceof Error ? problem.message : String(problem) }
  }
}

function late(ms: number): Promise<Ended> {
  return new Promise((resolve) => {
    const about = { unreached: `the play did not end within ${ms / 1000} s` }
    setTimeout(() => resolve({ about }), ms).unref()
  })
}
