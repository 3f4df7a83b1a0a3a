import { writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import type { BootstrapCredential } from '../../protocol/bootstrap/account.ts'
import { findDeviceDefect } from '../../simulators/device/defects/index.ts'
import { Random } from '../../simulators/world/random.ts'
import { beExamined } from '../farm/conformance/examined-device.ts'
import { OwnClient } from '../farm/conformance/own-client.ts'
import { httpTransport } from '../stage/transport.ts'
import { loadTargets } from '../target/load.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT } from '../verdict/exit-code.ts'
import { interruption } from './interrupt.ts'

/** Longer than an examination keeps a program waiting. */
const TIMEOUT_MS = 60_000

/** `rollcall device`: the own device as the client of an examination, or the account by which it can be examined. */
export async function device(options: Record<string, unknown>): Promise<number> {
  const file = options['writeAccount'] as string | undefined
  if (file !== undefined) {
    writeFileSync(file, await accountFile())
    process.stdout.write(`wrote ${file}; next: rollcall serve --conformance ${file}\n`)
    return EXIT.pass
  }
  const url = options['examinedAt'] as string | undefined
  if (url === undefined || !URL.canParse(url))
    throw new UsageProblem('say with --examined-at where the examination is, e.g. http://127.0.0.1:7500')
  const [target] = loadTargets(String(options['account']))
  if (!target?.account) throw new UsageProblem(`${options['account']} gives no account for the device`)
  const defects = ((options['deviceDefect'] as string[] | undefined) ?? []).map((name) => {
    const defect = findDeviceDefect(name)
    if (defect) return defect
    throw new UsageProblem(`the device has no defect ${name}; see rollcall list device-defects`)
  })
  const lines = httpTransport({ timeoutMs: TIMEOUT_MS, maxBytes: 8 * 1024 * 1024 })
  const stop = interruption()
  try {
    await beExamined({
      ...{ url, account: target.account, defects, send: lines.send, signal: stop.signal },
      dialect: { content: target.contents[0] ?? 'xml', auth: target.auths[0] ?? 'md5' },
      onErrand: (errand) => process.stdout.write(`${errand.case}: ${errand.deed.do}\n`),
    })
  } finally {
    await lines.close()
    stop.forget()
  }
  return stop.reason === undefined ? EXIT.pass : EXIT.aborted
}

/** The target file with the identity of the own device and an account for it. */
async function accountFile(): Promise<string> {
  const { imei, imsi, account } = await OwnClient.make({
    ...{ seed: 'examined', dialect: { content: 'xml', auth: 'md5' }, random: new Random('account') },
    ...{ defects: [], handle: () => Promise.reject(new Error('it only says who it is')) },
  })
  const credential = ({ name, secret, nonce }: BootstrapCredential) => ({
    ...{ name, secret, nonce: Buffer.from(nonce).toString('base64') },
  })
  return stringify({
    name: 'the device',
    endpoint: 'http://127.0.0.1/dm',
    account: {
      ...{ imei, imsi, serverId: account.serverId },
      ...{ client: credential(account.client), server: credential(account.server) },
    },
  })
}
