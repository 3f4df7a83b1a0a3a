import type { AuthType } from '../../../protocol/credentials/type.ts'
import { carryOut } from '../../stage/hooks/carry-out.ts'
import { httpTransport } from '../../stage/transport.ts'
import type { Target } from '../../target/target.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import { Accounts } from '../fleet/account.ts'
import { type FleetSpec, identitiesOf } from '../fleet/fleet.ts'
import { traitsOf } from '../fleet/traits.ts'

/** Accounts in one order: as many as a request of 64 KiB holds. */
const BATCH = 150

/**
 * Hands the accounts of a fleet over to the targets that declare the hook `accounts`, each those of its credential type.
 * Throws UsageProblem when a target does not take them.
 */
export async function provision(targets: readonly Target[], spec: FleetSpec): Promise<void> {
  for (const target of targets) {
    const transport = httpTransport(target)
    try {
      await provisionOne(target, spec, transport.send)
    } finally {
      await transport.close()
    }
  }
}

async function provisionOne(
  target: Target,
  spec: FleetSpec,
  send: ReturnType<typeof httpTransport>['send'],
): Promise<void> {
  const hook = target.hooks.accounts
  if (!hook) return
  for (const batch of batches(target.auths, spec)) {
    const { accepted, status, answer } = await carryOut(hook, { accounts: batch as never }, send)
    if (accepted) continue
    const said = JSON.stringify(answer).slice(0, 200)
    throw new UsageProblem(`${target.name} did not take the fleet's accounts (${status}): ${said}`)
  }
}

function* batches(auths: readonly AuthType[], spec: FleetSpec): Generator<object[]> {
  const identities = identitiesOf(spec)
  const accounts = new Accounts(spec.seed, spec.serverId)
  const traits = traitsOf(spec.traits, spec.devices, spec.seed)
  let batch: object[] = []
  for (let index = 0; index < spec.devices; index++) {
    if (!auths.includes(traits(index).auth)) continue
    const imei = identities.imei14(index)
    const { client, server } = accounts.of(index, `d${imei}`)
    const written = ({ name, secret, nonce }: typeof client) => ({
      name,
      secret,
      nonce: nonce.toString('base64'),
    })
    batch.push({
      ...{ imsi: identities.imsi(index), msisdn: identities.msisdn(index), imei },
      ...{ client: written(client), server: written(server) },
    })
    if (batch.length === BATCH) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
