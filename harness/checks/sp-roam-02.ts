import { check } from './check.ts'

/** Where the home network itself says who somebody is; a gateway abroad is somebody else's word. */
const HOME = new Set(['hlr.query', 'aaa.query', 'dm.subauth'])

export default check('SP-ROAM-02', 'Abroad only the home network says who a subscriber is', (tally) => {
  const abroad = new Set<string>()
  return ({ event, judged, book }) => {
    if (event.kind === 'net.attach') {
      // A PLMN code is the beginning of the IMSIs of its own subscribers.
      if (event.imsi.startsWith(event.plmn)) abroad.delete(event.imsi)
      else abroad.add(event.imsi)
    }
    for (const { performed } of judged) {
      const { imsi = '', operation } = performed
      if (event.kind !== 'dm.command' || operation === 'OP-INV' || !abroad.has(imsi)) continue
      tally.test()
      const told = book.held('SI').some((each) => each.imsi === imsi && !each.dead && HOME.has(each.source))
      if (!told) tally.fail(event.seq, `${operation} for ${imsi} on the word of the network that it visits`)
    }
    if (event.kind === 'dm.open' && abroad.has(event.imsi ?? '')) tally.test()
  }
})
