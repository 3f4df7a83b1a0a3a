import { check } from './check.ts'

export default check('SP-HLR-01', 'The HLR is never asked by IMEI', (view, tally) => {
  for (const event of view.of('hlr.query', 'order')) {
    if (event.kind === 'order') {
      // Only the IMEI is known: the temptation to ask by it.
      if (event.name === 'pairs' && event.imsi === undefined) tally.test()
      continue
    }
    tally.test()
    if (event.key === 'imei') tally.fail(event.seq, `the HLR was asked by IMEI ${event.value}`)
  }
})
