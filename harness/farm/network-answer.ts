import type { Network } from '../../simulators/network/network.ts'
import type { NetworkQuestion, NetworkReply } from './switchboard.ts'

/** What the network of one play says to a question of the target, unless the question is about somebody else's. */
export async function answerFor(
  network: Network,
  { method, path, query, body, origin, authorization }: NetworkQuestion,
): Promise<NetworkReply> {
  if (!network.concerns(path, query, body, authorization)) return 'not-mine'
  return network.handle({
    ...{ method, path, query: new URLSearchParams(query), body },
    ...(origin !== undefined && { origin }),
    ...(authorization !== undefined && { authorization }),
  })
}
