import type { Dialect, PlayHeader } from '../../history/event.ts'
import { encodePlay } from '../../history/writer.ts'
import { NotReached, type ServerCase } from '../../stage/conformance/case.ts'
import { castDevice } from '../../stage/conformance/cast-device.ts'
import { Stage } from '../../stage/stage.ts'
import { httpTransport } from '../../stage/transport.ts'
import type { Target } from '../../target/target.ts'
import type { Expectation } from '../../verdict/expectation.ts'
import { judgeCase } from '../../verdict/judge-case.ts'
import type { PlayResult } from '../../verdict/result.ts'
import { answerFor } from '../network-answer.ts'
import { answerOn, type Switchboard } from '../switchboard.ts'

export interface CaseOrder {
  readonly definition: ServerCase
  readonly target: Target
  readonly dialect: Dialect
  /** The run's seed; the play's own follows from it. */
  readonly seed: string
  readonly deadlineMs: number
  readonly switchboard: Switchboard
  readonly replay: string
}

export interface PlayedCase {
  readonly result: PlayResult
  readonly history: Uint8Array
}

/** The expectation that a header must have; a case is judged by its own. */
export const NO_SCENARIO: Expectation = {
  useCase: '5.1.4',
  variation: 'B1',
  guarded: 'OP-INV',
  outcome: 'performed',
  proves: [],
}

/** Plays one case against a server and judges it. Never rejects: what goes wrong becomes the verdict. */
export async function playCase(order: CaseOrder): Promise<PlayedCase> {
  const { definition, target, dialect, deadlineMs, switchboard, replay } = order
  const play = `${definition.id}@${dialect.content}+${dialect.auth}`
  const transport = httpTransport(target)
  const seed = `${order.seed}/${play}`
  const stage = new Stage({ seed, target, dialect, transport: transport.send })
  const line = switchboard.open()
  answerOn(line.port, async (question) => answerFor(stage.network, question))
  const ended = await Promise.race([act(definition, stage), late(deadlineMs)])
  line.close()
  line.port.close()
  await transport.close()
  const header: PlayHeader = {
    ...{
      play,
      scenario: definition.id,
      title: `${definition.level} ${definition.clause}`,
      purpose: definition.purpose,
    },
    ...{ dialect, seed, replay, flags: target.flags, log: false, expectation: NO_SCENARIO },
    conformance: {
      ...{
        level: definition.level,
        clause: definition.clause,
        side: 'server',
        strict: target.strict === true,
        tolerances: target.tolerances ?? [],
      },
      ...(ended.unreached !== undefined && { unreached: ended.unreached }),
    },
    ...(ended.threw !== undefined && { threw: ended.threw }),
  }
  const events = [...stage.recorder.events]
  const result = judgeCase(definition, { header, events })
  return { result, history: encodePlay(header, events, stage.secrets.values()) }
}

interface Ended {
  readonly unreached?: string
  readonly threw?: string
}

async function act({ play }: ServerCase, stage: Stage): Promise<Ended> {
  try {
    const { device } = await castDevice(stage)
    await play(device)
    await stage.network.settled()
    return {}
  } catch (problem) {
    if (problem instanceof NotReached) return { unreached: problem.message }
    return { threw: problem instanceof Error ? problem.message : String(problem) }
  }
}

function late(ms: number): Promise<Ended> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ unreached: `the play did not end within ${ms / 1000} s` }), ms).unref()
  })
}
