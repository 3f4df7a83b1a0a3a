import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readHistory } from '../history/reader.ts'
import { Transcript } from '../stage/conformance/transcript.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT } from '../verdict/exit-code.ts'

/** `rollcall record <folder> --to-scenario <file>`: what a device said in a recording, as a scenario that says it again. */
export async function record(options: Record<string, unknown>, folder?: string): Promise<number> {
  const file = options['toScenario']
  if (folder === undefined || file === undefined)
    throw new UsageProblem(
      'say which recording and where to: rollcall record <folder> --to-scenario <file.mjs>',
    )
  const messages: { body: string; contentType: string }[] = []
  for await (const { events } of readHistory(join(folder, 'history.ndjson.gz'))) {
    for (const { sent } of new Transcript(events).exchanges)
      messages.push({ body: Buffer.from(sent.bytes).toString('base64'), contentType: sent.contentType })
  }
  if (messages.length === 0) throw new UsageProblem(`there is no recording in ${folder}`)
  try {
    writeFileSync(String(file), scenarioOf(messages))
  } catch (error) {
    throw new UsageProblem(`cannot write ${file}: ${(error as Error).message}`)
  }
  process.stdout.write(`${messages.length} messages in ${file}\n`)
  return EXIT.pass
}

/** Secrets are masked in a recording, so that what is replayed proves nobody: the server must withhold everything. */
const scenarioOf = (
  messages: readonly { body: string; contentType: string }[],
): string => `const MESSAGES = ${JSON.stringify(messages, null, 2)}

/** The messages of a recording, octet by octet, from somebody who has nothing else. */
export default {
  id: 'uc-5.1.4/recorded',
  title: 'A recorded session is said again',
  purpose: 'What a device said once opens nothing when somebody else says it again.',
  useCase: '5.1.4',
  variation: 'B5',
  guarded: 'OP-CONF',
  outcome: 'withheld',
  proves: [],
  needs: [],
  async play(stage) {
    stage.attack('replay', 'the messages of a recording')
    const told = (dir, contentType, body, more) =>
      stage.recorder.witness({
        ...{ kind: 'dm.msg', session: 'recorded/1', imei: 'recorded', dir, msgID: '', contentType },
        ...{ headers: {}, body, ...more },
      })
    for (const { body, contentType } of MESSAGES) {
      told('sent', contentType, body)
      const answer = await stage.wire({
        method: 'POST',
        url: stage.target.endpoint,
        headers: { 'content-type': contentType },
        body: Buffer.from(body, 'base64'),
      })
      const said = Buffer.from(answer.body).toString('base64')
      told('received', answer.headers['content-type'] ?? '', said, { httpStatus: answer.status })
    }
  },
}
`
