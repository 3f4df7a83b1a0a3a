import type { ModuleHook } from '../../target/target.ts'
import { userModules } from '../../target/user-module.ts'
import type { OrderAnswer, OrderFields } from '../operator.ts'
import { answerOf } from './answer.ts'

/** Calls the function of a module with the order's fields. What it returns is the answer; what it throws, the refusal. */
export async function callModule({ module, path }: ModuleHook, fields: OrderFields): Promise<OrderAnswer> {
  try {
    let found: unknown = await userModules.import(module)
    for (const name of path) found = (found as Record<string, unknown> | undefined)?.[name]
    if (typeof found !== 'function') throw new Error(`${module} has no function at ${path.join('.')}`)
    const answer: unknown = await found(fields)
    return { accepted: true, status: 200, answer: answerOf(answer) }
  } catch (error) {
    return { accepted: false, status: 500, answer: { reason: (error as Error).message } }
  }
}
