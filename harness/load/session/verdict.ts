import type { AuthType } from '../../../protocol/credentials/type.ts'
import type { Verdict } from '../heard/said.ts'
import { ended, type SessionEnd } from './outcome.ts'

const MOST_RETRIES = 2

const refuse = (reason: string) => ended('refused', 'client-refused', reason)

/** Whether a verdict lets the session go on. */
export const accepts = ({ code }: Verdict): boolean => code === 200 || code === 212

/** What follows from the server's verdict on our credential; undefined when the session can go on. */
export function heed(verdict: Verdict, auth: AuthType, retries: number): SessionEnd | 'retry' | undefined {
  if (accepts(verdict)) return undefined
  const { code, chal } = verdict
  if (code !== 401 && code !== 407) return refuse(`the server refused with ${code}`)
  if (chal === undefined || chal === 'none') return refuse(`${code} without a challenge that DM knows`)
  if (chal !== auth) return refuse(`asked for ${chal}, which the account does not have`)
  if (retries >= MOST_RETRIES) return refuse('the server refused the credential')
  return 'retry'
}
