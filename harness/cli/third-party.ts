import { thirdPartyHandlers } from '../../simulators/third-party/handlers.ts'
import { type ServedHandlers, serveHandlers } from '../../simulators/third-party/serve.ts'
import { STANDING, standingNetwork, TEST_CARD } from '../../simulators/third-party/standing-network.ts'
import { UsageProblem } from '../target/usage-problem.ts'

/** `--third-party <port>`: bank, HLR front-end, EIR and enterprise policy for a server that is tried without a run. */
export async function thirdParty(
  port: number | undefined,
  host: string,
): Promise<ServedHandlers | undefined> {
  if (port === undefined) return undefined
  const network = standingNetwork({
    clock: { now: () => Date.now() },
    witness: () => undefined,
    seed: 'third-party',
  })
  try {
    return await serveHandlers((base) => thirdPartyHandlers(base, (request) => network.handle(request)), {
      port,
      host,
    })
  } catch (error) {
    throw new UsageProblem(
      `cannot listen on ${host}:${port} for the third-party services: ${(error as Error).message}`,
    )
  }
}

/** Whom the services know, for the person at the terminal. */
export const standing = (url: string): string[] => [
  `third-party services     ${url}`,
  ...STANDING.map(
    ({ who, imsi, msisdn, imei, kind, equipment }) =>
      `  ${who.padEnd(6)} ${kind.padEnd(10)} IMSI ${imsi}  MSISDN ${msisdn}  IMEI ${imei} (${equipment})`,
  ),
  `  Anna pays with card ${TEST_CARD.number}, code ${TEST_CARD.code}`,
]
