import type { Draft } from '../dm/draft.ts'
import type { StoredPackage } from '../store/packages.ts'

/** Commands by which a package gets into a device and is installed there; no `install` where one Exec does both. */
export interface Route {
  readonly deliver: (url: string, correlator: string) => readonly Draft[]
  readonly install?: (correlator: string) => readonly Draft[]
  /** The package is there as soon as the device has answered: no report follows. */
  readonly atOnce?: true
}

/** FUMO downloads first and updates when the evidence has been looked at again; an application is one step. */
export function routeFor({ manifest, octets }: StoredPackage, inSession = false): Route {
  if (manifest.kind === 'application') return application(manifest.name)
  return inSession ? written(octets) : FIRMWARE
}

/** The package itself, as a large object in the session (FUMO §5.2.2). */
function written(octets: Uint8Array): Route {
  const data = Buffer.from(octets).toString('base64')
  const target = './FUMO/Update/PkgData'
  return {
    ...FIRMWARE,
    atOnce: true,
    deliver: () => [{ operation: 'OP-DL', name: 'Replace', target, format: 'b64', data }],
  }
}

const FIRMWARE: Route = {
  deliver: (url, correlator) => [
    { operation: 'OP-DL', name: 'Replace', target: './FUMO/Download/PkgURL', data: url },
    { operation: 'OP-DL', name: 'Exec', target: './FUMO/Download', correlator },
  ],
  install: (correlator) => [{ operation: 'OP-UP', name: 'Exec', target: './FUMO/Update', correlator }],
}

function application(name: string): Route {
  const node = `./SCOMO/Download/${name}`
  return {
    deliver: (url, correlator) => [
      { operation: 'OP-DL', name: 'Add', target: node, format: 'node' },
      { operation: 'OP-DL', name: 'Replace', target: `${node}/PkgURL`, data: url },
      { operation: 'OP-UP', name: 'Exec', target: `${node}/Operations/DownloadInstall`, correlator },
    ],
  }
}
