import { check } from './check.ts'

export default check(
  'SP-FW-05',
  'A card that changed between download and update is looked at anew',
  (tally) => {
    /** By phone: the card under which software was downloaded, and whether another one was asked about since. */
    const downloaded = new Map<string, { imsi: string | undefined; changed?: number }>()
    return ({ event, judged, facts }) => {
      if (event.kind === 'sim.insert') {
        const open = downloaded.get(event.imei)
        if (open && open.imsi !== event.imsi) open.changed = event.seq
        if (open && open.imsi === event.imsi) delete open.changed
      }
      if (event.kind === 'hlr.query' || event.kind === 'dm.subauth') {
        // The new subscription is evaluated: the cells of the matrix say whether it will do.
        for (const [imei, open] of downloaded)
          if (open.changed !== undefined && facts.cardIn(imei) === event.imsi)
            downloaded.set(imei, { imsi: event.imsi })
      }
      for (const { performed, transaction } of judged) {
        const { operation, imei = '', imsi } = performed
        // Whose card it is does not matter to the manufacturer.
        if (event.kind !== 'dm.command' || transaction?.delegated) continue
        if (operation === 'OP-DL') downloaded.set(imei, { imsi: imsi ?? facts.cardIn(imei) })
        const open = downloaded.get(imei)
        if (operation !== 'OP-UP' || !open) continue
        tally.test()
        if (open.changed !== undefined)
          tally.fail(
            event.seq,
            `${event.cmd} ${event.target} for another card than that of the download`,
            `changed at event ${open.changed}`,
          )
      }
    }
  },
)
