import { originatorOf } from '../../../../protocol/package/originator.ts'
import { type Contents, writePackage } from '../../../../protocol/package/package.ts'
import { parseTreeUri } from '../../../../protocol/tree/uri.ts'
import { AlertBox } from '../../../../simulators/device/alert-box.ts'
import type { SoftwareBehaviour } from '../../../../simulators/device/behaviour.ts'
import { MODELS, templateFor } from '../../../../simulators/device/objects/model.ts'
import { PhoneObjects } from '../../../../simulators/device/objects/phone-objects.ts'
import { factoryFirmware, firmwareImage } from '../../../../simulators/device/objects/software/firmware.ts'
import { leaf } from '../../../../simulators/device/tree/node.ts'
import { ManagementTree } from '../../../../simulators/device/tree/tree.ts'
import type { WorldEvent } from '../../../../simulators/world/event.ts'
import { type HttpResponse, TransportProblem } from '../../../../simulators/world/transport.ts'

export const MODEL = MODELS['phone-a']
export const maker = originatorOf('maker', new Uint8Array(32).fill(7))

/** The management objects of one phone without the phone around them, and a shelf of things that it can fetch. */
export function objectBench(behaviour: SoftwareBehaviour = {}) {
  const tree = new ManagementTree(templateFor('phone-a', '1.2'))
  const events: WorldEvent[] = []
  const shelf = new Map<string, { type: string; body: Uint8Array } | number>()
  const posted: string[] = []
  const alerts = new AlertBox()
  const firmware = factoryFirmware(MODEL)
  const objects = new PhoneObjects(
    {
      imei: '49015420323751',
      imsi: '234150000000001',
      tree,
      witness: (event) => events.push(event),
      behaviour,
      firmware,
      makerKey: undefined,
      trusted: new Map([[maker.name, maker.publicKey]]),
      fetch: async ({ method, url, body }): Promise<HttpResponse> => {
        if (method === 'POST') posted.push(Buffer.from(body).toString())
        const found = method === 'POST' ? 200 : shelf.get(url)
        if (found === undefined) throw new TransportProblem('refused', 'nobody there')
        if (typeof found === 'number') return { status: found, headers: {}, body: new Uint8Array() }
        return { status: 200, headers: { 'content-type': found.type }, body: found.body }
      },
      ask: () => ({ kind: 'no' }),
      journal: ['one line'],
    },
    alerts,
  )
  const path = (uri: string) => parseTreeUri(uri).path
  return {
    tree,
    events,
    shelf,
    posted,
    firmware,
    alerts,
    objects,
    text: (uri: string) => tree.text(path(uri)),
    write(uri: string, value: string | Uint8Array) {
      const old = tree.get(path(uri))
      tree.put(path(uri), old ? { ...old, value } : leaf(String(value)))
      objects.wrote(path(uri), old ? 'Replace' : 'Add')
    },
    exec: (uri: string, correlator?: string) => objects.exec(path(uri), 'session-1', correlator),
    /** Puts a package for this model on the shelf and writes its URL into the node. */
    offer(uri: string, changes: Partial<Contents> = {}, damage?: (octets: Uint8Array) => Uint8Array) {
      const octets = firmwarePackage(changes)
      shelf.set('http://dm.example/p', {
        type: 'application/vnd.rollcall.package',
        body: damage?.(octets) ?? octets,
      })
      this.write(uri, 'http://dm.example/p')
    },
    /** Carries out what waits; the server acknowledges everything. */
    async report() {
      await objects.work()
      const said = [...alerts.waiting]
      for (const alert of said) alerts.delivered(alert)
      return said.map(({ type, data, correlator }) => ({ type, data, correlator }))
    },
    states: () =>
      events.flatMap((event) => (event.kind === 'mo.state' ? [`${event.from}>${event.to}`] : [])).join(' '),
  }
}

export function firmwarePackage(changes: Partial<Contents> = {}, by = maker): Uint8Array {
  const { manufacturer, name: model } = MODEL
  const version = changes.version ?? '3.0'
  const image = firmwareImage(MODEL, version)
  return writePackage(
    { kind: 'firmware', name: 'firmware', version, manufacturer, model, image, ...changes },
    by,
  )
}
