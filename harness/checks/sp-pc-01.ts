import { check } from './check.ts'

export default check(
  'SP-PC-01',
  'The PC agent connects after the user has agreed and proven who they are',
  (tally) => {
    const agreed = new Map<string, string>()
    return ({ event, book, facts }) => {
      if (event.kind === 'pc.consent') {
        tally.test()
        if (event.answer === 'yes') agreed.set(`${event.pc} ${event.imei}`, event.by)
        else agreed.delete(`${event.pc} ${event.imei}`)
      }
      if (event.kind === 'pc.close') agreed.delete(`${event.pc} ${event.imei}`)
      if (event.kind !== 'pc.connect') return
      tally.test()
      const by = agreed.get(`${event.pc} ${event.imei}`)
      if (by === undefined)
        tally.fail(event.seq, `${event.pc} connected for ${event.imei} without the user’s agreement`)
      const card = facts.cardIn(event.imei)
      const proven = [...book.held('UO'), ...book.held('UP')].some((each) => {
        const whose = each.imsi ?? facts.imsiOfAccount(each.account ?? '')
        return (
          !each.dead &&
          event.t - each.t <= each.ttlMs &&
          (whose === undefined || card === undefined || whose === card)
        )
      })
      if (!proven)
        tally.fail(
          event.seq,
          `${event.pc} connected for ${event.imei} before its user had proven who they are`,
        )
    }
  },
)
