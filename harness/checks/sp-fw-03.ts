import { check } from './check.ts'

export default check(
  'SP-FW-03',
  'A package is installed only after integrity, originator and target were verified',
  (tally) => {
    const verified = new Map<string, boolean>()
    return ({ event }) => {
      if (event.kind === 'pkg.verify') {
        tally.test()
        verified.set(`${event.imei} ${event.sha256}`, event.integrity && event.originator && event.target)
      }
      if (event.kind !== 'pkg.install' || !event.ok) return
      tally.test()
      const result = verified.get(`${event.imei} ${event.sha256}`)
      if (result === undefined) tally.fail(event.seq, `${event.name} ${event.version} was installed unseen`)
      else if (!result)
        tally.fail(event.seq, `${event.name} ${event.version} was installed although it had not passed`)
    }
  },
)
