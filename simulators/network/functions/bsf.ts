import { down, failed, ok, type Route, refuse, text } from './route.ts'

/** The BSF as a NAF asks it for Ks_NAF (Zn, TS 29.109). */
export const zn: Route = {
  name: 'bsf',
  method: 'POST',
  pattern: /^\/bsf\/keys$/,
  concerns: (network, { body }) => network.bsf.knows(text(body, 'btid')),
  answer: (network, { body }, _id, fault) => {
    const btid = text(body, 'btid')
    const naf = text(body, 'naf')
    const { witness } = network.parts
    const down = failed(network, fault, (answer) => ({ kind: 'zn.query', btid, naf, answer }))
    if (down) return down
    const key = network.bsf.keyFor(btid, naf)
    if (key === 'unknown' || key === 'expired') {
      witness({ kind: 'zn.query', btid, naf, answer: key })
      return key === 'unknown' ? refuse(404, 'unknown B-TID') : refuse(410, 'the key has expired')
    }
    const { imsi, impi, remainingSeconds } = key
    witness({ kind: 'zn.query', btid, naf, answer: 'ok', imsi, remainingSeconds })
    return ok({
      ksNaf: Buffer.from(key.ksNaf).toString('base64'),
      imsi,
      impi,
      remainingSeconds,
      ageSeconds: 0,
    })
  },
}

/** The BSF's other side, for phones that are not ours: HTTP Digest AKA (TS 24.109 §4). */
export const ub: Route = {
  name: 'bsf',
  method: 'GET',
  pattern: /^\/ub$/,
  concerns: (network, { authorization = '' }) =>
    network.hlr.find('imsi', /username="(\d+)@ims\./.exec(authorization)?.[1] ?? '') !== undefined,
  answer: async (network, { authorization }, _id, fault) => {
    const failed = down(fault)
    if (failed) return failed
    const headers = authorization === undefined ? {} : { authorization }
    const said = await network.bsf.ub({ method: 'GET', url: 'http://bsf/ub', headers })
    return { ...said, body: Buffer.from(said.body).toString('utf8') }
  },
}
