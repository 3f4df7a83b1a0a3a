import { type Transport, TransportProblem } from '../../../simulators/world/transport.ts'
import type { Hook, HttpHook } from '../../target/target.ts'
import type { OrderAnswer, OrderFields } from '../operator.ts'
import { answerIn } from './answer.ts'
import { fillHook } from './http.ts'
import { askPerson } from './manual.ts'
import { callModule } from './module.ts'
import { runShell } from './shell.ts'

/** Carries one order out in the way that the target file has for it. Never rejects: what cannot be done is not accepted. */
export async function carryOut(hook: Hook, fields: OrderFields, transport: Transport): Promise<OrderAnswer> {
  if ('url' in hook) return overHttp(hook, fields, transport)
  if ('module' in hook) return callModule(hook, fields)
  if ('shell' in hook) return runShell(hook, fields)
  return askPerson(hook, fields)
}

async function overHttp(hook: HttpHook, fields: OrderFields, transport: Transport): Promise<OrderAnswer> {
  try {
    const { status, body } = await transport(fillHook(hook, fields))
    return {
      accepted: status >= 200 && status < 300,
      status,
      answer: answerIn(Buffer.from(body).toString('utf8')),
    }
  } catch (problem) {
    if (!(problem instanceof TransportProblem)) throw problem
    return { accepted: false, status: 0, answer: { reason: problem.message } }
  }
}
