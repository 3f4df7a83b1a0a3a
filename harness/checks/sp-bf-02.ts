import { check } from './check.ts'

export default check(
  'SP-BF-02',
  'Each fix can be traced to phone, subscriber, campaign and result',
  (tally, { log }) => {
    const fixed = new Map<string, { seq: number; imsi: string | undefined }>()
    const records: { imei: string; imsi?: string; campaign?: string; result: string }[] = []
    return {
      take: ({ event, judged }) => {
        if (event.kind === 'log.record' && event.campaign !== undefined) records.push(event)
        for (const { performed, certain } of judged)
          if (certain?.kind === 'campaign' && !certain.delegated && performed.imei)
            fixed.set(performed.imei, { seq: event.seq, imsi: performed.imsi })
      },
      end: () => {
        for (const [imei, { seq, imsi }] of log ? fixed : []) {
          tally.test()
          const record = records.find((each) => each.imei === imei && each.result !== '')
          if (!record) tally.fail(seq, `the log names no campaign that fixed ${imei}`)
          else if (record.imsi === undefined)
            tally.fail(seq, `the record of the fix of ${imei} names no subscriber`)
          else if (imsi !== undefined && record.imsi !== imsi)
            tally.fail(
              seq,
              `the record of the fix of ${imei} names ${record.imsi}, but the card inside is ${imsi}`,
            )
        }
      },
    }
  },
)
