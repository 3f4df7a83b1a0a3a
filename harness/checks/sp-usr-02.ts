import { check } from './check.ts'

export default check(
  'SP-USR-02',
  'Private data need the PIN, shown now by somebody who knows it',
  (view, tally) => {
    let last: string | undefined
    let asked = false
    for (const event of view.events) {
      if (event.kind === 'ui.prompt' && event.what === 'chv') asked = true
      if (event.kind === 'chv.verify') {
        tally.test()
        last = event.enabled ? event.result : 'of a card that asks for none'
      }
      if (event.kind === 'bs.refused' && event.origin === 'card') tally.test()
      if (event.kind === 'bs.applied' && event.origin === 'card' && asked && last !== 'ok') {
        tally.fail(event.seq, `applied although the last PIN was ${last ?? 'never shown'}`)
      }
    }
    for (const { finding } of view.cells)
      if (finding?.property === 'SP-USR-02') tally.fail(finding.seq, finding.message, finding.nearest)
  },
)
