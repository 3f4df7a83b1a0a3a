import type { Operation } from '../identity/operation.ts'
import { Bootstraps } from './bootstraps.ts'
import { check } from './check.ts'

/** A log is about what is done to phones; looking something up and calling a phone are no such thing. */
const LOGGED: ReadonlySet<Operation> = new Set([
  ...(['OP-BOOT', 'OP-INV', 'OP-CONF', 'OP-ACC', 'OP-DL', 'OP-UP', 'OP-DIAG', 'OP-LOCK'] as const),
])

/** Results of a record of something that was really ordered; it may have failed. */
const WRITTEN: ReadonlySet<string> = new Set(['sent', 'performed', 'failed'])

/** What a phone reports as not done: codes from 300 (FUMO), or from 1300 (SCOMO and the others). */
function failedOperation({ type, source, result }: { type: string; source: string; result: string }) {
  if (Number(result) % 1000 < 300) return undefined
  if (/firmwareupdate\.download$/.test(type) || /\/Download(Install(Inactive)?)?$/.test(source))
    return 'OP-DL'
  return /firmwareupdate\.update$/.test(type) ? 'OP-UP' : undefined
}

interface Done {
  readonly seq: number
  readonly operation: Operation
  readonly imei: string
  readonly wireSessionID: string | undefined
  /** Orders of the kind in the session beyond the first: they share its record, and each may end otherwise. */
  further: number
}

export default check(
  'SP-LOG-01',
  'Each privileged operation leaves one record that names device and subscriber',
  (tally, { log }) => {
    const bootstraps = new Bootstraps()
    const foreign = new Set<string>()
    const wire = new Map<string, string>()
    const sessions = new Set<string>()
    const done = new Map<string, Done>()
    const records: { operation: string; imei: string; imsi?: string; session?: string; result: string }[] = []
    /** Operations of which the phone itself said that they did not work. */
    const failures: string[] = []
    return {
      take: ({ event, judged }) => {
        bootstraps.take(event)
        if (event.kind === 'bs.sent' && event.sender === 'stage') foreign.add(event.sha256)
        if (event.kind === 'dm.open') {
          wire.set(event.session, event.wireSessionID)
          sessions.add(event.wireSessionID)
        }
        if (event.kind === 'log.record' && WRITTEN.has(event.result)) records.push(event)
        const failed = event.kind === 'alert.sent' && failedOperation(event)
        if (failed) failures.push(`${failed} ${event.imei}`)
        if (event.kind === 'bs.applied' && (event.origin === 'card' || foreign.has(event.sha256))) return
        for (const { performed } of judged) {
          const { operation, imei, session } = performed
          if (!LOGGED.has(operation) || imei === undefined) continue
          const name = `${operation} ${imei} ${session ?? event.seq}`
          const wireSessionID = wire.get(session ?? '')
          const known = done.get(name)
          if (!known) done.set(name, { seq: event.seq, operation, imei, wireSessionID, further: 0 })
          else if (event.kind === 'dm.command' && event.cmd === 'Exec') known.further += 1
        }
      },
      end: () => {
        if (!log) return
        const all = [...done.values()]
        // A server may also write down what is no privileged operation by our measure, in a session of its own.
        const privileged = (operation: string, session: string | undefined) =>
          session === undefined ||
          !sessions.has(session) ||
          all.some((each) => each.operation === operation && each.wireSessionID === session)
        for (const { operation, imei, seq } of all) {
          tally.test()
          const about = records.filter(
            (each) =>
              each.operation === operation && each.imei === imei && privileged(operation, each.session),
          )
          const alike = all.filter((each) => each.operation === operation && each.imei === imei)
          const happened = alike.length
          const ordered = alike.reduce((sum, { further }) => sum + further, happened)
          const most = happened + (operation === 'OP-BOOT' ? bootstraps.unknownToServer(imei) : 0)
          if (about.length < happened || about.length > most)
            tally.fail(
              seq,
              `${operation} on ${imei} happened ${happened} times, the log has ${about.length} records`,
            )
          else if (about.some(({ imsi }) => imsi === undefined))
            tally.fail(seq, `the record of ${operation} names no subscriber`)
          const claimed = about.filter(({ result }) => result === 'performed').length
          const failed = failures.filter((each) => each === `${operation} ${imei}`).length
          if (failed > 0 && claimed > ordered - failed)
            tally.fail(
              seq,
              `the log says that ${operation} on ${imei} was performed, the phone said that it failed`,
            )
        }
      },
    }
  },
)
