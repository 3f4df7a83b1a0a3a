import type { Transport } from '../../simulators/world/transport.ts'

/** The way to a page on this machine, with nothing in between. */
export const plainTransport: Transport = async ({ method, url, headers, body }) => {
  const answer = await fetch(url, {
    ...{ method, headers, redirect: 'manual' },
    ...(method === 'POST' && { body: Buffer.from(body) }),
  })
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: new Uint8Array(await answer.arrayBuffer()),
  }
}
