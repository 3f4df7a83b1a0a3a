import { leaf, type Plant, type Planted, planted, type TreeNode } from '../tree/node.ts'

const READ = { access: ['Get'] } as const
const fact = (value: string): TreeNode => leaf(value, READ)
const number = (value: number): TreeNode => leaf(String(value), { ...READ, format: 'int' })
const given = (): TreeNode => leaf('', { access: ['Get', 'Replace'] })

/** Nodes that are there to be executed. */
export const operations = (...names: readonly string[]): Planted =>
  planted(
    Object.fromEntries(names.map((name) => [name, leaf('', { access: ['Exec', 'Get'], format: 'null' })])),
    READ,
  )

/** Below ./SCOMO/Download/<x>: what the server fills in, and what it can have done. */
export const downloadNodes = (): Plant => ({
  PkgID: given(),
  Name: given(),
  PkgURL: given(),
  InstallParams: given(),
  Description: given(),
  Status: number(10),
  EnvType: fact('rollcall'),
  Operations: operations('Download', 'DownloadInstall', 'DownloadInstallInactive'),
})

/** Below ./SCOMO/Inventory/Delivered/<x>: a package that is in the phone. */
export const deliveredNodes = (fields: { id: string; name: string; state: number }): Plant => ({
  PkgID: fact(fields.id),
  Name: fact(fields.name),
  EnvType: fact('rollcall'),
  Status: number(10),
  State: number(fields.state),
  Operations: operations('Install', 'InstallInactive', 'Remove'),
})

/** Below ./SCOMO/Inventory/Deployed/<x>: software that is installed. */
export const deployedNodes = (fields: {
  id: string
  name: string
  version: string
  state: number
}): Plant => ({
  ID: fact(fields.id),
  PkgIDRef: fact(fields.id),
  Name: fact(fields.name),
  Version: fact(fields.version),
  EnvType: fact('rollcall'),
  Status: number(10),
  State: number(fields.state),
  Operations: operations('Activate', 'Deactivate', 'Remove'),
})

/** What every phone of ours has from the factory. */
export const FACTORY_SOFTWARE: Plant = Object.fromEntries(
  ['Browser', 'Messages', 'Calendar'].map((name) => [
    name,
    planted(deployedNodes({ id: name.toLowerCase(), name, version: '1.0', state: 20 })),
  ]),
)
