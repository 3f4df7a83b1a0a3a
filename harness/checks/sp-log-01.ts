import { check } from './check.ts'
import type { View } from './view.ts'

export default check(
  'SP-LOG-01',
  'Each privileged operation leaves one record that names device and subscriber',
  (view, tally) => {
    if (!view.header.log) return
    const foreign = new Set(
      view
        .of('bs.sent')
        .filter(({ sender }) => sender === 'stage')
        .map(({ sha256 }) => sha256),
    )
    const done = new Map<string, { seq: number; imei: string | undefined; operation: string }>()
    for (const { operation, imei, session, event } of view.operations) {
      if (operation === 'OP-LOOK' || operation === 'OP-NOTI') continue
      if (event.kind === 'bs.applied' && (event.origin === 'card' || foreign.has(event.sha256))) continue
      const name = `${operation} ${imei} ${session ?? event.seq}`
      if (!done.has(name)) done.set(name, { seq: event.seq, imei, operation })
    }
    const records = view.of('log.record').filter(({ result }) => result === 'performed' || result === 'sent')
    const wanted = new Map<string, number>()
    for (const { operation, imei } of done.values())
      wanted.set(`${operation} ${imei}`, (wanted.get(`${operation} ${imei}`) ?? 0) + 1)
    for (const { operation, imei, seq } of done.values()) {
      tally.test()
      const about = records.filter(
        (each) => each.operation === operation && each.imei === imei && concerns(view, each, done),
      )
      const happened = wanted.get(`${operation} ${imei}`) ?? 0
      const most = happened + (operation === 'OP-BOOT' ? unknownToServer(view, imei) : 0)
      if (about.length < happened || about.length > most) {
        tally.fail(
          seq,
          `${operation} on ${imei} happened ${happened} times, the log has ${about.length} records`,
        )
      } else if (about.some((each) => each.imsi === undefined))
        tally.fail(seq, `the record of ${operation} names no subscriber`)
    }
  },
)

/**
 * Whether a record is about something that happened: a server may also write down what is no privileged operation by our
 * measure, such as reading a version number, in a session of its own.
 */
function concerns(
  view: View,
  { operation, session }: { operation: string; session?: string },
  done: ReadonlyMap<string, { seq: number; operation: string }>,
): boolean {
  if (session === undefined) return true
  const here = new Set(
    view
      .of('dm.open')
      .filter(({ wireSessionID }) => wireSessionID === session)
      .map((opened) => opened.session),
  )
  if (here.size === 0) return true
  return [...done.values()].some((each) => {
    const event = view.events[each.seq]
    return each.operation === operation && event && 'session' in event && here.has(event.session ?? '')
  })
}

/** Bootstraps that the server sent and the phone did not take, or took from its card: the server may have written them down. */
function unknownToServer(view: View, imei: string | undefined): number {
  const cards = new Set(
    view
      .of('sim.insert')
      .filter((event) => event.imei === imei)
      .map(({ imsi }) => imsi),
  )
  const sent = view.of('bs.sent').filter(({ sender, imsi }) => sender === 'target' && cards.has(imsi ?? ''))
  const applied = view.of('bs.applied').filter((event) => event.imei === imei)
  const byAir = applied.filter(({ origin }) => origin !== 'card').length
  const files = view.of('order').filter(({ name, imsi }) => name === 'cards' && cards.has(imsi ?? ''))
  return Math.max(0, sent.length - byAir) + Math.max(files.length, applied.length - byAir)
}
