import {
  isIntact,
  isSigned,
  type Package,
  readPackage,
  sha256,
} from '../../../../protocol/package/package.ts'
import type { ObjectHost } from '../managed-object.ts'
import { FUMO_RESULT } from '../result.ts'

/** What an examination came to: a package that may be installed, or the FUMO result that says why not. */
export type Examined = { readonly pack: Package } | { readonly result: number }

/**
 * Looks at a package as a phone must before it installs one: whole, by an originator whom it trusts, made for it (DM
 * requirements, Device). `kind` is what the management object installs.
 */
export function examine(host: ObjectHost, octets: Uint8Array, kind: 'firmware' | 'application'): Examined {
  const pack = readPackage(octets)
  if (host.behaviour.skipsVerification) return pack ? { pack } : { result: FUMO_RESULT.corrupted }
  const integrity = pack !== undefined && isIntact(pack)
  const originator = pack !== undefined && isSigned(pack, host.trusted)
  const target = pack !== undefined && pack.manifest.kind === kind && fits(host, pack)
  host.witness({
    kind: 'pkg.verify',
    imei: host.imei,
    name: pack?.manifest.name ?? '',
    version: pack?.manifest.version ?? '',
    sha256: sha256(octets),
    integrity,
    originator,
    target,
    ...(pack?.manifest.org && { org: pack.manifest.org }),
  })
  if (!pack || !integrity) return { result: FUMO_RESULT.corrupted }
  if (!originator) return { result: FUMO_RESULT.validation }
  return target ? { pack } : { result: FUMO_RESULT.mismatch }
}

/** Made for this model; a delta for the version that runs, and firmware for no older one. */
function fits({ firmware }: ObjectHost, { manifest }: Package): boolean {
  const { manufacturer, model, form, base, kind } = manifest
  if (kind === 'application' && manufacturer === '*' && model === '*') return true
  if (manufacturer !== firmware.manufacturer || model !== firmware.model) return false
  return form === 'full' || base === firmware.version
}
