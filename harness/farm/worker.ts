import type { PlayHeader } from '../history/event.ts'
import { encodePlay } from '../history/writer.ts'
import { play } from '../stage/play.ts'
import type { Scenario } from '../stage/scenario.ts'
import { httpTransport } from '../stage/transport.ts'
import { judge } from '../verdict/judge.ts'
import { scenariosOf } from './catalogue.ts'
import { registerAt } from './home-register.ts'
import { answerFor } from './network-answer.ts'
import type { Played, PlayOrder, PlayTask } from './play-order.ts'
import { answerOn } from './switchboard.ts'
import { visitsOf } from './visits.ts'

/** A Piscina task: makes one play and judges it. */
export default async function work({ order, port }: PlayTask): Promise<Played> {
  const scenario = (await scenariosOf(order.file)).find(({ id }) => id === order.scenario)
  if (!scenario) throw new Error(`${order.file} no longer has a scenario ${order.scenario}`)
  const transport = httpTransport(order.target)
  try {
    const hlr = order.hlrHost === undefined ? undefined : await registerAt(order.hlrHost)
    const visits = order.browser && (await visitsOf(order, order.browser))
    const record = await play(scenario, {
      ...order,
      ...(hlr && { hlr }),
      openBrowser: visits?.open,
      transport: transport.send,
      onStage: ({ network }) => answerOn(port, async (question) => answerFor(network, question)),
    })
    const header = headerOf(scenario, order, record.threw)
    const judged = judge({ header, events: record.events })
    const screenshots = visits?.pictures ?? []
    const result = screenshots.length > 0 ? { ...judged, screenshots } : judged
    return { result, history: encodePlay(header, record.events, record.secrets) }
  } finally {
    await transport.close()
    port.close()
  }
}

/** What a history says of its play before its events. */
export function headerOf(scenario: Scenario, order: PlayOrder, threw: string | undefined): PlayHeader {
  const { useCase, variation, guarded, outcome, proves, breaks, twin, title, purpose } = scenario
  const { play, dialect, seed, replay, target } = order
  return {
    ...{ play, scenario: scenario.id, title, purpose, dialect, seed, replay, flags: target.flags },
    log: target.capabilities.includes('log'),
    expectation: {
      useCase,
      variation,
      guarded,
      outcome,
      proves,
      ...(twin && { twin }),
      ...(breaks && { breaks }),
    },
    ...(threw !== undefined && { threw }),
  }
}
