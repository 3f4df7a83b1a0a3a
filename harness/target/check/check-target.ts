import { httpTransport } from '../../stage/transport.ts'
import { isLoopback, type Target } from '../target.ts'
import { checkConnection } from './connect.ts'
import { bad, type Finding, good } from './finding.ts'
import { checkSpeech } from './speak.ts'

/** Everything that can be found out about a target from outside, first things first; it stops at what makes the rest vain. */
export async function checkTarget(target: Target): Promise<Finding[]> {
  const connection = await checkConnection(target)
  if (connection.some(({ ok }) => !ok)) return connection
  const transport = httpTransport({ ...target, timeoutMs: Math.min(target.timeoutMs, 10_000) })
  try {
    const speech = await checkSpeech(target, transport.send)
    if (speech.some(({ what }) => what === 'DM')) return [...connection, ...speech]
    return [...connection, ...speech, accounts(target), own(target)]
  } finally {
    await transport.close()
  }
}

function accounts({ account, accounts: many, hooks }: Target): Finding {
  if (many) return good('devices', `${many.length} accounts are given`)
  if (account) return good('devices', `an account is given for ${account.imei}`)
  if (hooks.pairs) return good('devices', 'the server makes accounts when it is told of a new pair')
  return bad(
    'devices',
    'the server has no account for a device of the harness',
    'give an account, devices: { csv: … }, or a hook for pairs; rollcall world export writes devices to import',
  )
}

function own({ endpoint }: Target): Finding {
  return good(
    'address',
    isLoopback(endpoint) ? 'on this machine' : 'elsewhere: runs will want --i-own-this-server',
  )
}
