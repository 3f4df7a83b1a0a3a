import { type Package, sha256 } from '../../../protocol/package/package.ts'
import { formatTreeUri } from '../../../protocol/tree/uri.ts'
import { isInterior, leaf } from '../tree/node.ts'
import type { Path } from '../tree/tree.ts'
import { DELIVERED_MACHINE } from './machine/scomo-delivered.ts'
import { DEPLOYED_MACHINE } from './machine/scomo-deployed.ts'
import { DOWNLOAD_MACHINE } from './machine/scomo-download.ts'
import {
  type Completion,
  type ManagedObject,
  type ObjectHost,
  StateNode,
  type Work,
  WRONG_STATE,
} from './managed-object.ts'
import { FUMO_RESULT, SCOMO_RESULT, scomoResult } from './result.ts'
import { deliveredNodes, deployedNodes, downloadNodes } from './scomo-nodes.ts'
import { examine } from './software/examine.ts'
import { fetchPackage, reportFor } from './software/fetch.ts'

export const SCOMO_ROOT = ['SCOMO'] as const
const DELIVERED = [...SCOMO_ROOT, 'Inventory', 'Delivered'] as const
const DEPLOYED = [...SCOMO_ROOT, 'Inventory', 'Deployed'] as const

const INACTIVE = 10
const ACTIVE = 20

/** Software components (SCOMO 1.0): downloads, packages in the phone, and what is installed. */
export class Scomo implements ManagedObject {
  readonly root = SCOMO_ROOT
  readonly #host: ObjectHost
  readonly #packages = new Map<string, Uint8Array>()

  constructor(host: ObjectHost) {
    this.#host = host
  }

  /** The server names a download; the phone gives it the nodes that belong to one. */
  wrote([place, name, more]: Path, command: 'Add' | 'Replace'): void {
    if (command !== 'Add' || place !== 'Download' || name === undefined || more !== undefined) return
    const node = this.#host.tree.get([...SCOMO_ROOT, 'Download', name])
    if (node && isInterior(node)) this.#host.tree.plant([...SCOMO_ROOT, 'Download', name], downloadNodes())
  }

  exec(path: Path): Work | number {
    const at = path.indexOf('Operations')
    const operation = path[at + 1]
    const node = path.slice(0, at)
    const name = node.at(-1)
    if (at < 2 || path.length !== at + 2 || operation === undefined || name === undefined) return 405
    const place = node.slice(0, -1).join('/')
    if (place === 'Download') return this.#download(name, operation)
    if (place === 'Inventory/Delivered') return this.#delivered(name, operation)
    return place === 'Inventory/Deployed' ? this.#deployed(name, operation) : 405
  }

  #download(name: string, operation: string): Work | number {
    const node = [...SCOMO_ROOT, 'Download', name]
    const state = this.#status(node, DOWNLOAD_MACHINE)
    if (!['Download', 'DownloadInstall', 'DownloadInstallInactive'].includes(operation)) return 405
    if (!state.step('download')) return WRONG_STATE
    const url = this.#host.tree.text([...node, 'PkgURL']) ?? ''
    return async (session) => {
      const done = (result: number) => this.#done([...node, 'Operations', operation], result)
      const fetched = await fetchPackage(this.#host, url, session)
      const examined = 'result' in fetched ? fetched : examine(this.#host, fetched.octets, 'application')
      if ('octets' in fetched)
        await fetched.notify?.(reportFor('result' in examined ? examined.result : FUMO_RESULT.ok))
      if ('result' in examined || 'result' in fetched) {
        state.step('failed')
        return done(scomoResult('result' in examined ? examined.result : FUMO_RESULT.undefined))
      }
      state.step('complete')
      this.#deliver(examined.pack, fetched.octets)
      if (operation === 'Download') return done(SCOMO_RESULT.ok)
      state.step('install')
      const result = this.#install(examined.pack, fetched.octets, operation === 'DownloadInstall')
      state.step(result === SCOMO_RESULT.ok ? 'installed' : 'failed')
      return done(result)
    }
  }

  #delivered(name: string, operation: string): Work | number {
    const node = [...DELIVERED, name]
    const state = this.#status(node, DELIVERED_MACHINE)
    const octets = this.#packages.get(name)
    const done = (result: number) => this.#done([...node, 'Operations', operation], result)
    if (operation === 'Remove') {
      if (!state.step('remove')) return WRONG_STATE
      return async () => {
        this.#packages.delete(name)
        this.#host.tree.remove(node)
        return done(SCOMO_RESULT.ok)
      }
    }
    if (operation !== 'Install' && operation !== 'InstallInactive') return 405
    if (!octets || !state.step('install')) return WRONG_STATE
    return async () => {
      const examined = examine(this.#host, octets, 'application')
      const result =
        'result' in examined
          ? scomoResult(examined.result)
          : this.#install(examined.pack, octets, operation === 'Install')
      state.step(result === SCOMO_RESULT.ok ? 'installed' : 'failed')
      return done(result)
    }
  }

  #deployed(name: string, operation: string): Work | number {
    const node = [...DEPLOYED, name]
    const state = this.#status(node, DEPLOYED_MACHINE)
    const event = { Remove: 'remove', Activate: 'activate', Deactivate: 'deactivate' }[operation]
    if (!event) return 405
    if (!state.step(event)) return WRONG_STATE
    return async () => {
      if (event === 'remove') this.#remove(name)
      else {
        state.step('done')
        this.#write([...node, 'State'], String(event === 'activate' ? ACTIVE : INACTIVE))
      }
      return this.#done([...node, 'Operations', operation], SCOMO_RESULT.ok)
    }
  }

  #deliver({ manifest }: Package, octets: Uint8Array): void {
    const { name } = manifest
    this.#packages.set(name, octets)
    this.#host.tree.remove([...DELIVERED, name])
    this.#host.tree.plant([...DELIVERED, name], deliveredNodes({ id: name, name, state: 10 }))
  }

  #install({ manifest, payload }: Package, octets: Uint8Array, active: boolean): number {
    const { imei, imsi, tree, witness, behaviour } = this.#host
    const { name, version, org, image } = manifest
    const ok = behaviour.skipsVerification || sha256(payload) === image
    const result = ok ? SCOMO_RESULT.ok : SCOMO_RESULT.installFailed
    if (ok) {
      const state = active ? ACTIVE : INACTIVE
      tree.remove([...DEPLOYED, name])
      tree.plant([...DEPLOYED, name], deployedNodes({ id: name, name, version, state }))
      if (tree.get([...DELIVERED, name])) this.#write([...DELIVERED, name, 'State'], '20')
    }
    const about = { ...(imsi && { imsi }), ...(org && { org }) }
    witness({
      kind: 'pkg.install',
      imei,
      mo: 'scomo',
      name,
      version,
      sha256: sha256(octets),
      ok,
      result,
      ...about,
    })
    return result
  }

  #remove(name: string): void {
    const { imei, tree, witness } = this.#host
    tree.remove([...DEPLOYED, name])
    tree.remove([...DELIVERED, name])
    this.#packages.delete(name)
    witness({ kind: 'pkg.remove', imei, mo: 'scomo', name, ok: true, result: SCOMO_RESULT.ok })
  }

  #status(node: Path, machine: ConstructorParameters<typeof StateNode>[1]): StateNode {
    return new StateNode(this.#host, machine, { leaf: [...node, 'Status'], node })
  }

  #write(path: Path, value: string): void {
    const node = this.#host.tree.get(path)
    this.#host.tree.put(path, node ? { ...node, value } : leaf(value))
  }

  #done(path: Path, result: number): Completion {
    return {
      type: 'urn:oma:at:scomo:1.0:OperationComplete',
      source: formatTreeUri({ path }),
      result,
      mark: result === SCOMO_RESULT.ok ? 'informational' : 'warning',
    }
  }
}
