import { check } from './check.ts'

export default check(
  'SP-USR-02',
  'Private data need the PIN, shown now by somebody who knows it',
  (tally) => {
    const last = new Map<string, string>()
    const asked = new Set<string>()
    return (moment) => {
      const { event } = moment
      if (event.kind === 'ui.prompt' && event.what === 'chv') asked.add(event.imei)
      if (event.kind === 'chv.reset') last.delete(event.imsi)
      if (event.kind === 'chv.verify') {
        tally.test()
        last.set(event.imsi, event.enabled ? event.result : 'of a card that asks for none')
      }
      if (event.kind === 'bs.refused' && event.origin === 'card') tally.test()
      if (event.kind === 'bs.applied' && event.origin === 'card' && asked.has(event.imei)) {
        const result = last.get(event.imsi) ?? 'never shown'
        if (result !== 'ok') tally.fail(event.seq, `applied although the last PIN was ${result}`)
      }
    }
  },
)
