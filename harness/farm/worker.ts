import { encodePlay } from '../history/writer.ts'
import { play } from '../stage/play.ts'
import { httpTransport } from '../stage/transport.ts'
import { judge } from '../verdict/judge.ts'
import { scenariosOf } from './catalogue.ts'
import type { Played, PlayTask } from './play-order.ts'
import { answerOn } from './switchboard.ts'

/** A Piscina task: makes one play and judges it. */
export default async function work({ order, port }: PlayTask): Promise<Played> {
  const scenario = (await scenariosOf(order.file)).find(({ id }) => id === order.scenario)
  if (!scenario) throw new Error(`${order.file} no longer has a scenario ${order.scenario}`)
  const transport = httpTransport(order.target)
  try {
    const record = await play(scenario, {
      ...order,
      transport: transport.send,
      onStage: (stage) =>
        answerOn(port, async ({ method, path, query, body }) =>
          stage.network.concerns(path, query)
            ? stage.network.handle({ method, path, query: new URLSearchParams(query), body })
            : 'not-mine',
        ),
    })
    return { result: judge(scenario, order, record), history: encodePlay(order, record) }
  } finally {
    await transport.close()
    port.close()
  }
}
