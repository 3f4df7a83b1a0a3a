import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import type { Session } from '../dm/session.ts'
import type { JobState } from '../store/jobs.ts'
import type { StoredPackage } from '../store/packages.ts'
import type { Permission } from '../work/permission.ts'
import type { Heard } from '../work/plan.ts'
import { PASSPHRASE, userProven } from './authenticate-user.ts'
import { deliveryUrl } from './delivery-url.ts'
import type { Errand, Step } from './errand.ts'
import { succeeded } from './result.ts'
import { routeFor } from './routes.ts'
import { reserve } from './settle.ts'
import { unsuited } from './suits.ts'

/** What a step works with. */
export interface At {
  readonly context: Context
  readonly session: Session
  readonly errand: Errand
  readonly pack: StoredPackage
  /** For what will be installed, and for reading what is installed. */
  readonly permission: Permission
  readonly leave: Permission
  readonly heard: Heard
  /** Steps whose commands went out in this session, so that their answers are what is heard now. */
  readonly asked: Set<Step>
}

/** What a step leads to: commands, another step, patience until the device reports, or the end. */
export type Said =
  | { readonly drafts: readonly Draft[] }
  | { readonly to: Step }
  | { readonly wait: true }
  | { readonly over: JobState; readonly reason: string; readonly inform?: string }

const DEPLOYED = './SCOMO/Inventory/Deployed'

const over = (over: JobState, reason: string, inform?: string): Said => ({
  over,
  reason,
  ...(inform !== undefined && { inform }),
})

/** The steps of an update (use case 5.3.1), each decided by what was heard since the one before. */
export const STEPS: Readonly<Record<Step, (at: At) => Said | Promise<Said>>> = {
  look: (at) => {
    if (!at.asked.has('look')) return sends(at, 'look', inventory(at))
    const why = unsuited(at.pack, { devInfo: at.session.devInfo, told: at.heard.told })
    if (why !== undefined) return over('refused', why)
    return { to: 'inventory' }
  },

  /** What is installed is personal: it is read with the user's leave. Firmware needs none of it. */
  inventory: (at) => {
    const { context, pack, leave, heard } = at
    const first: Said = { to: context.decisions.provesFirst() ? 'authenticate' : 'confirm' }
    if (pack.manifest.kind === 'firmware') return first
    const names = heard.told.get(DEPLOYED)
    if (names === undefined) {
      const granted = at.asked.has('inventory') ? leave.granted(heard.answers) : undefined
      if (context.decisions.mayRead(DEPLOYED, granted)) return sends(at, 'inventory', [read(DEPLOYED)])
      if (granted === false) return over('refused', 'the user does not want the phone to be read')
      return sends(at, 'inventory', leave.ask())
    }
    const version = `${DEPLOYED}/${pack.manifest.name}/Version`
    const there = names.split('/').includes(pack.manifest.name)
    if (there && !heard.told.has(version)) return { drafts: [read(version)] }
    const why = unsuited(pack, { devInfo: at.session.devInfo, told: heard.told })
    return why === undefined ? first : over('refused', why)
  },

  authenticate: async (at) => {
    const { context, session, errand, heard } = at
    const after = context.decisions.provesFirst() ? 'confirm' : 'reserve'
    if (!authenticates(at) || context.decisions.authenticatesBefore() === 'install') return { to: after }
    if (!at.asked.has('authenticate')) return sends(at, 'authenticate', PASSPHRASE)
    const proven = await userProven(context, session, errand, heard.answers)
    return proven ? { to: after } : over('refused', 'the user did not prove to be the subscriber')
  },

  confirm: (at) => {
    const { context, session, errand, permission, heard } = at
    const after: Step = context.decisions.provesFirst() ? 'reserve' : 'authenticate'
    if (errand.memo.confirms === false) return { to: after }
    if (!at.asked.has('confirm')) {
      const question = permission.ask()
      if (context.decisions.awaitsAnswer()) return sends(at, 'confirm', question)
      at.asked.add('deliver')
      return sends(
        at,
        'confirm',
        [...question, ...delivering(at)].map((each) => ({ ...each, loose: true })),
      )
    }
    if (!context.decisions.awaitsAnswer()) return { to: 'deliver' }
    if (!permission.granted(heard.answers)) return over('refused', 'the user did not agree')
    errand.remember({ agreedIn: session.token })
    return { to: after }
  },

  reserve: async ({ context, errand }) => {
    const why = await reserve(context, errand)
    return why === undefined ? { to: 'deliver' } : over('refused', why, 'The update cannot be paid for.')
  },

  deliver: (at) => {
    const { errand, pack, heard } = at
    const reported = errand.memo.result !== undefined
    if (!at.asked.has('deliver')) return reported ? { to: 'delivered' } : sends(at, 'deliver', delivering(at))
    const { atOnce } = routeFor(pack, errand.memo.inSession)
    const answer = heard.answers.find(({ draft }) => draft.name === 'Exec' || (atOnce && draft.operation))
    if (answer && answer.code !== 202 && answer.code !== 200)
      return over('failed', `the device answered ${answer.code} to the order`)
    keepEntries(at, 'OP-DL', 'OP-UP')
    if (atOnce && answer && !reported) {
      errand.remember({ result: '200' })
      errand.end('due')
    }
    return reported || (atOnce && answer) ? { to: 'delivered' } : { wait: true }
  },

  delivered: async (at) => {
    const { context, session, errand, pack, heard } = at
    const { result } = errand.memo
    correct(at, result)
    if (!succeeded(result)) return over('failed', `the download ended with ${result}`, sorry(result))
    if (!routeFor(pack, errand.memo.inSession).install) return { to: 'installed' }
    if (authenticates(at) && context.decisions.authenticatesBefore() === 'install') {
      if (!at.asked.has('authenticate')) return sends(at, 'authenticate', PASSPHRASE)
      if (!(await userProven(context, session, errand, heard.answers)))
        return over('refused', 'the user did not prove to be the subscriber')
    }
    errand.forget('result')
    return { to: 'install' }
  },

  install: (at) => {
    const { errand, pack, heard } = at
    const reported = errand.memo.result !== undefined
    if (!at.asked.has('install')) {
      if (reported) return { to: 'installed' }
      const correlator = `${errand.order}.install`
      errand.awaits(correlator)
      return sends(at, 'install', routeFor(pack, errand.memo.inSession).install?.(correlator) ?? [])
    }
    const answer = heard.answers.find(({ draft }) => draft.name === 'Exec')
    if (answer && answer.code !== 202 && answer.code !== 200)
      return over('failed', `the device answered ${answer.code} to the order`)
    keepEntries(at, 'OP-UP')
    return reported ? { to: 'installed' } : { wait: true }
  },

  installed: (at) => {
    const { errand, pack } = at
    const { result } = errand.memo
    const { name, version } = pack.manifest
    correct(at, result)
    return succeeded(result)
      ? over('done', 'installed', `${name} ${version} has been installed.`)
      : over('failed', `the update ended with ${result}`, sorry(result))
  },
}

function sends(at: At, step: Step, drafts: readonly Draft[]): Said {
  at.asked.add(step)
  return { drafts }
}

/** What has to be known to see whether the package suits. What is installed is personal, versions of the phone are not. */
function inventory({ context, pack }: At): readonly Draft[] {
  const { kind } = pack.manifest
  const wanted =
    kind === 'firmware' ? ['./DevDetail/FwV', './DevDetail/SwV', './DevDetail/HwV'] : ['./DevDetail/SwV']
  return [...wanted, ...context.decisions.claimsWanted()].map(read)
}

const read = (target: string): Draft => ({ operation: 'OP-INV', name: 'Get', target })

function authenticates({ context, errand }: At): boolean {
  const { authenticates = false, orderedByOwner = false } = errand.memo
  return authenticates && context.decisions.provesHolder(orderedByOwner)
}

/** The commands that bring the package; the job waits for the report from the moment at which they leave. */
function delivering({ context, errand, pack }: At): readonly Draft[] {
  const correlator = `${errand.order}.deliver`
  errand.awaits(correlator)
  return routeFor(pack, errand.memo.inSession).deliver(deliveryUrl(context, errand), correlator)
}

/** Remembers the records of what was just ordered, until its real result is known. */
function keepEntries({ session, errand }: At, ...operations: readonly ('OP-DL' | 'OP-UP')[]): void {
  const entry = operations.flatMap((operation) => session.operations.entryOf(operation) ?? [])
  if (entry.length > 0) errand.remember({ entry })
}

function correct({ context, errand }: At, result: string | undefined): void {
  const { entry } = errand.memo
  if (!entry) return
  context.store.audit.correct(entry, succeeded(result) ? 'performed' : 'failed', `result ${result}`)
  errand.forget('entry')
}

const sorry = (result: string | undefined) =>
  `The update did not work (${result}). Nothing was changed, and nothing is charged.`
