import { z } from 'zod'
import type { Context } from '../context.ts'
import { HttpProblem } from '../dm/http-problem.ts'
import type { NewAccount } from '../store/account.ts'
import { imei, imsi, maybe, msisdn } from './fields.ts'
import { checked, type Route } from './route.ts'

const credential = z.object({
  name: z.string().min(1).max(128),
  secret: z.string().min(1).max(128),
  nonce: z.base64().max(400).default(''),
})

const account = z.object({ imsi, msisdn: maybe(msisdn), imei, client: credential, server: credential })

const order = z.object({ accounts: z.array(account).min(1).max(500) })

/** Takes accounts over that a provisioning system has put into devices already: all of them, or none. */
export const accounts: Route = {
  method: 'POST',
  path: '/accounts',
  handle: (context, { body }) => {
    const { accounts } = checked(order, body)
    const taken = accounts.find(({ client }) => context.store.accounts.byUser(client.name) !== undefined)
    if (taken) throw new HttpProblem(409, `there is an account of the user ${taken.client.name} already`)
    context.store.accounts.addAll(accounts.map((each) => newAccount(context, each)))
    return { status: 201, body: { accounts: accounts.length } }
  },
}

function newAccount({ auth }: Context, given: z.infer<typeof account>): NewAccount {
  const { imsi, msisdn, imei: imei14, client, server } = given
  const nonce = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'))
  return {
    imsi,
    imei14,
    ...(msisdn !== undefined && { msisdn }),
    origin: 'network',
    type: auth,
    clientName: client.name,
    clientSecret: client.secret,
    clientNonce: nonce(client.nonce),
    serverName: server.name,
    serverSecret: server.secret,
    serverNonce: nonce(server.nonce),
  }
}
