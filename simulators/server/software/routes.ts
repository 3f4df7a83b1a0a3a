import type { Draft } from '../dm/draft.ts'
import type { StoredPackage } from '../store/packages.ts'

/** Commands by which a package gets into a device and is installed there; no `install` where one Exec does both. */
export interface Route {
  readonly deliver: (url: string, correlator: string) => readonly Draft[]
  readonly install?: (correlator: string) => readonly Draft[]
}

/** FUMO downloads first and updates when the evidence has been looked at again; an application is one step. */
export function routeFor({ manifest }: StoredPackage): Route {
  return manifest.kind === 'firmware' ? FIRMWARE : application(manifest.name)
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
