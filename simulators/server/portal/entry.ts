import { createHash } from 'node:crypto'
import { sameText } from '../../../protocol/credentials/same.ts'
import type { Context } from '../context.ts'
import type { Visit } from '../store/portal-visits.ts'
import { codePage, loginPage } from './pages/entry.ts'
import { complain, goTo, show, type WebAnswer } from './web-answer.ts'
import type { WebRequest } from './web-request.ts'

const CODE_GOOD_FOR_MS = 5 * 60_000
const CODE_TRIES = 3

const hashOf = (code: string) => createHash('sha256').update(code).digest('base64')

/** Name and password; then a code goes to the subscription's own number. */
export async function login(context: Context, { method, form, visit }: WebRequest): Promise<WebAnswer> {
  if (method === 'GET') return show(loginPage(visit.csrf), visit)
  const { store, clock, decisions } = context
  const { account: name = '', password = '' } = form
  const refuse = (problem: string) => complain(loginPage(visit.csrf, { account: name, problem }), visit)
  const door = `portal/${name}`
  const failures = store.failures.of(door)
  if (failures.count > 0 && decisions.lockedOut(failures, clock.now())) {
    return refuse('There were too many wrong passwords. Please wait a while and try again.')
  }
  const account = store.portal.accounts.admit(name, password)
  if (!account) {
    store.failures.add(door, clock.now())
    return refuse('User name or password are wrong.')
  }
  store.failures.clear(door)
  const code = context.random.pins.digits(6)
  const sent = await context.functions.textTo(account.msisdn, `Your code for the portal is ${code}.`)
  if (sent.kind !== 'ok' || !sent.value) {
    return refuse('We could not send a code to your phone. Switch it on and try again.')
  }
  const next: Visit = {
    csrf: context.random.tokens.token(18),
    level: 'password',
    account: name,
    code: { hash: hashOf(code), until: clock.now() + CODE_GOOD_FOR_MS, tries: CODE_TRIES },
    ...(visit.phone && { phone: visit.phone }),
  }
  return { ...goTo('/portal/code', next), renewed: true }
}

/** The code from the phone. */
export function code(context: Context, { method, form, visit }: WebRequest): WebAnswer {
  const { code: held, account } = visit
  if (account === undefined || !held) return goTo('/portal/login', visit)
  if (method === 'GET') return show(codePage(visit.csrf), visit)
  const { phone, csrf } = visit
  const afresh: Visit = { csrf, level: 'none', ...(phone && { phone }) }
  if (held.tries <= 0 || context.clock.now() > held.until) {
    return complain(
      loginPage(csrf, { problem: 'The code is no longer good. Log in again to get a new one.' }),
      afresh,
    )
  }
  if (!sameText(hashOf((form['code'] ?? '').trim()), held.hash)) {
    const left = { ...visit, code: { ...held, tries: held.tries - 1 } }
    return complain(codePage(csrf, 'The code is wrong. Look at the newest message on your phone.'), left)
  }
  const next: Visit = {
    csrf: context.random.tokens.token(18),
    level: 'full',
    account,
    ...(phone && { phone }),
  }
  return { ...goTo('/portal/options', next), renewed: true }
}
