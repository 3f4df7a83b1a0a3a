import { UsageProblem } from '../../target/usage-problem.ts'

/** Where Redis, or Valkey, is: `redis://host:port`, `rediss://` with TLS. Throws UsageProblem for anything else. */
export function redisAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^rediss?:$/.test(url.protocol) && url.hostname !== '') return url
  throw new UsageProblem(
    `--on wants redis://host:port or rediss://host:port, not '${url ? shown(url) : text}'`,
  )
}

/** The address as it may be written anywhere: without the user's name and password. */
export function shown(address: URL): string {
  const { protocol, username, password, host, pathname } = address
  return `${protocol}//${username || password ? '***@' : ''}${host}${pathname === '/' ? '' : pathname}`
}
