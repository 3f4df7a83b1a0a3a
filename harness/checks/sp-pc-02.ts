import { check } from './check.ts'

export default check('SP-PC-02', 'A PC manages only a phone that has accepted it', (tally) => {
  const associated = new Set<string>()
  return (moment) => {
    const { event } = moment
    if (event.kind === 'pc.assoc') {
      tally.test()
      if (event.ok && event.mutual) associated.add(`${event.pc} ${event.imei}`)
    }
    if (event.kind === 'pc.close') associated.delete(`${event.pc} ${event.imei}`)
    if (event.kind !== 'pc.connect' && !(event.kind === 'dm.open' && event.pc !== undefined)) return
    tally.test()
    if (!associated.has(`${event.pc} ${event.imei}`))
      tally.fail(event.seq, `${event.pc} speaks for ${event.imei}, which has not accepted it`)
  }
})
