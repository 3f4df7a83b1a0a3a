import type { StoredPackage } from '../store/packages.ts'
import type { Told } from '../work/plan.ts'

/** What a device said of itself in this session. */
export interface Described {
  readonly devInfo: Readonly<Record<string, string>>
  readonly told: Told
}

/** Why a package is not for this device, or undefined: its make, the version a delta starts from, what is there already. */
export function unsuited({ manifest }: StoredPackage, { devInfo, told }: Described): string | undefined {
  const { kind, name, version, manufacturer, model, base } = manifest
  const any = kind === 'application' && manufacturer === '*' && model === '*'
  if (!any && (devInfo['Man'] !== manufacturer || devInfo['Mod'] !== model))
    return `the package is for ${manufacturer} ${model}`
  const current = told.get(
    kind === 'firmware' ? './DevDetail/FwV' : `./SCOMO/Inventory/Deployed/${name}/Version`,
  )
  if (current === version) return `the device has ${name} ${version} already`
  return base === undefined || current === base ? undefined : `the package starts from version ${base}`
}
