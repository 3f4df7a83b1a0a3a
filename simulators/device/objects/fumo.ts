import { applyDelta } from '../../../protocol/package/delta.ts'
import { type Package, sha256 } from '../../../protocol/package/package.ts'
import { leaf } from '../tree/node.ts'
import { FUMO, FUMO_MACHINE } from './machine/fumo.ts'
import {
  type Completion,
  type ManagedObject,
  type ObjectHost,
  StateNode,
  type Work,
  WRONG_STATE,
} from './managed-object.ts'
import { FUMO_RESULT } from './result.ts'
import { examine } from './software/examine.ts'
import { fetchPackage, reportFor } from './software/fetch.ts'

export const FUMO_ROOT = ['FUMO'] as const

const ALERT = 'org.openmobilealliance.dm.firmwareupdate'

type Operation = 'download' | 'update' | 'downloadandupdate'

/** Firmware update (FUMO 1.0): one package at a time, downloaded or written by the server, then installed. */
export class Fumo implements ManagedObject {
  readonly root = FUMO_ROOT
  readonly #host: ObjectHost
  readonly #state: StateNode
  #data: Uint8Array | undefined

  constructor(host: ObjectHost) {
    this.#host = host
    this.#state = new StateNode(host, FUMO_MACHINE, { leaf: [...FUMO_ROOT, 'State'], node: FUMO_ROOT })
  }

  exec([operation, more]: readonly string[]): Work | number {
    if (more !== undefined) return 405
    if (operation === 'Update') return this.#update()
    if (operation === 'Download' || operation === 'DownloadAndUpdate') return this.#download(operation)
    return 405
  }

  /** New data or a new URL make an end of what was there before (FUMO 1.0 §5.4). */
  wrote(path: readonly string[]): void {
    const node = path.join('/')
    if (node === 'Download/PkgURL' || node === 'DownloadAndUpdate/PkgURL') this.#cleanUp()
    if (node !== 'Update/PkgData') return
    this.#cleanUp()
    const value = this.#host.tree.get([...FUMO_ROOT, ...path])?.value
    this.#data = typeof value === 'string' ? Buffer.from(value, 'base64') : value
    this.#state.step('data')
  }

  #download(operation: 'Download' | 'DownloadAndUpdate'): Work | number {
    if (this.#state.value !== FUMO.readyToUpdate) this.#cleanUp()
    if (!this.#state.step('download')) return WRONG_STATE
    const url = this.#host.tree.text([...FUMO_ROOT, operation, 'PkgURL']) ?? ''
    if (operation === 'Download')
      return async (session) => this.#done('download', await this.#fetch(url, session))
    return async (session) => {
      const result = await this.#fetch(url, session)
      if (result !== FUMO_RESULT.ok) return this.#done('downloadandupdate', result)
      this.#state.step('update')
      return this.#done('downloadandupdate', this.#install())
    }
  }

  /** Down to Ready to Update, or to Download Failed: what is damaged or not for this phone is not kept. */
  async #fetch(url: string, session: string): Promise<number> {
    const fail = (result: number) => {
      this.#data = undefined
      this.#state.step('failed')
      return result
    }
    const fetched = await fetchPackage(this.#host, url, session)
    if ('result' in fetched) return fail(fetched.result)
    const examined = examine(this.#host, fetched.octets, 'firmware')
    const result = 'result' in examined ? examined.result : FUMO_RESULT.ok
    await fetched.notify?.(reportFor(result))
    if (result !== FUMO_RESULT.ok) return fail(result)
    this.#data = fetched.octets
    this.#state.step('complete')
    this.#state.step('stored')
    return result
  }

  #update(): Work | number {
    const { updatesInAnyState } = this.#host.behaviour
    if (!this.#state.step('update')) {
      if (!updatesInAnyState) return WRONG_STATE
      this.#state.force(FUMO.updating, 'update')
    }
    return async () => this.#done('update', this.#install())
  }

  #install(): number {
    const { behaviour } = this.#host
    if (behaviour.asksBeforeInstall && this.#holderRefuses()) return this.#failed(FUMO_RESULT.userCancelled)
    if (behaviour.updateResult !== undefined) return this.#failed(behaviour.updateResult)
    if (!this.#data) return this.#failed(FUMO_RESULT.updateFailed)
    const examined = examine(this.#host, this.#data, 'firmware')
    if ('result' in examined) return this.#failed(examined.result)
    const image = this.#imageOf(examined.pack)
    this.#installed(examined.pack, image)
    if (!image) return this.#failed(FUMO_RESULT.updateFailed)
    this.#state.step('updated')
    return FUMO_RESULT.ok
  }

  #holderRefuses(): boolean {
    return this.#host.ask({ what: 'session', text: 'Install the new firmware now?' }, false).kind !== 'yes'
  }

  /** The software as it will be; a phone that verifies nothing installs whatever comes out. */
  #imageOf({ manifest, payload }: Package): Uint8Array | undefined {
    const { firmware, behaviour } = this.#host
    const made = manifest.form === 'full' ? payload : applyDelta(firmware.image, payload)
    if (behaviour.skipsVerification) return made ?? payload
    return made && sha256(made) === manifest.image ? made : undefined
  }

  #installed({ manifest }: Package, image: Uint8Array | undefined): void {
    const { imei, imsi, firmware, tree, witness } = this.#host
    const { name, version, org } = manifest
    const ok = image !== undefined
    if (image) {
      firmware.version = version
      firmware.image = image
      if (org === undefined) delete firmware.org
      else firmware.org = org
      const fact = (path: readonly string[], value: string) => {
        const old = tree.get(path)
        tree.put(path, old ? { ...old, value } : leaf(value, { access: ['Get'] }))
      }
      fact(['DevDetail', 'FwV'], version)
      fact([...FUMO_ROOT, 'PkgName'], name)
      fact([...FUMO_ROOT, 'PkgVersion'], version)
    }
    witness({
      kind: 'pkg.install',
      imei,
      mo: 'fumo',
      name,
      version,
      sha256: this.#data ? sha256(this.#data) : '',
      ok,
      result: ok ? FUMO_RESULT.ok : FUMO_RESULT.updateFailed,
      ...(imsi && { imsi }),
      ...(org && { org }),
    })
  }

  #failed(result: number): number {
    this.#state.step(this.#data ? 'failed' : 'failed-without-data')
    return result
  }

  #done(operation: Operation, result: number): Completion {
    return {
      type: `${ALERT}.${operation}`,
      source: './FUMO',
      result,
      ...(result >= 300 && { mark: 'warning' }),
      afterwards: () => {
        if (operation === 'download' && result < 300) return
        this.#cleanUp()
      },
    }
  }

  #cleanUp(): void {
    if (!this.#state.can('clean-up')) return
    this.#data = undefined
    this.#state.step('data-gone')
    this.#state.step('clean-up')
  }
}
