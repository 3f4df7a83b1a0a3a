import { z } from 'zod'
import { isIntact, readPackage, sha256 } from '../../../protocol/package/package.ts'
import { HttpProblem } from '../dm/http-problem.ts'
import { checked, type Route } from './route.ts'

const order = z.object({ package: z.base64().min(1, 'must not be empty') })

/** Takes a package of software into the repository; answers the name under which it can be offered. */
export const packages: Route = {
  method: 'POST',
  path: '/packages',
  handle: ({ store }, { body }) => {
    const octets = Uint8Array.from(Buffer.from(checked(order, body).package, 'base64'))
    const pack = readPackage(octets)
    if (!pack || !isIntact(pack)) throw new HttpProblem(422, 'this is no package, or a damaged one')
    const id = sha256(octets).slice(0, 24)
    store.packages.add({ id, manifest: pack.manifest, octets })
    const { kind, name, version, org } = pack.manifest
    return { status: 201, body: { package: id, kind, name, version, ...(org !== undefined && { org }) } }
  },
}
