import { check } from './check.ts'

export default check('SP-EIR-02', 'An IMEI that is on the network twice proves no pair', (view, tally) => {
  const attached = new Map<string, Set<string>>()
  const twice = (imei: string) => (attached.get(imei)?.size ?? 0) > 1
  for (const event of view.events) {
    if (event.kind === 'net.attach')
      attached.set(event.imei, (attached.get(event.imei) ?? new Set()).add(event.imsi))
    if (event.kind === 'net.detach') attached.get(event.imei)?.delete(event.imsi)
    if ((event.kind === 'order' || event.kind === 'dm.open') && twice(event.imei ?? '')) tally.test()
    const acts =
      event.kind === 'bs.applied' || (event.kind === 'dm.command' && event.executed && event.cmd !== 'Get')
    if (acts && twice(event.imei))
      tally.fail(event.seq, `${event.kind} on ${event.imei}, which is attached twice`)
  }
})
