import { check } from './check.ts'

export default check('SP-HLR-01', 'The HLR is never asked by IMEI', (tally) => ({ event }) => {
  // Only the IMEI is known: the temptation to ask by it.
  if (event.kind === 'order' && event.name === 'pairs' && event.imsi === undefined) tally.test()
  if (event.kind !== 'hlr.query') return
  tally.test()
  if (event.key === 'imei') tally.fail(event.seq, `the HLR was asked by IMEI ${event.value}`)
})
