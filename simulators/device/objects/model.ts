import { leaf, type Plant, type Planted, planted, type TreeNode } from '../tree/node.ts'
import { type Template, templateOf } from '../tree/tree.ts'
import { DIAGNOSTICS } from './diagmon.ts'
import { FACTORY_SOFTWARE, operations } from './scomo-nodes.ts'

/** A make of phone: what all its devices have in common. */
export interface Model {
  readonly manufacturer: string
  readonly name: string
  readonly firmware: string
}

export const MODELS = {
  'phone-a': { manufacturer: 'Example Devices', name: 'EX-100', firmware: '2.1' },
  'phone-b': { manufacturer: 'Sample Mobile', name: 'SM-7', firmware: '7.4.1' },
} as const satisfies Record<string, Model>

export type ModelName = keyof typeof MODELS

const READ = { access: ['Get'], permanent: true } as const
const fact = (value: string): TreeNode => leaf(value, READ)
const fixed = (below: Plant): Planted => planted(below, { access: ['Get'], permanent: true })
/** A standard object's root: servers may add below it, not delete it. */
const place = (below: Plant = {}): Planted =>
  planted(below, { permanent: true, access: ['Get', 'Add', 'Replace'] })

const templates = new Map<string, Template>()

/** The tree of a model before it was ever switched on; the same object for all devices of the model. */
export function templateFor(name: ModelName, dm: string): Template {
  const known = templates.get(`${name}/${dm}`)
  if (known) return known
  const made = templateOf(plantOf(MODELS[name], dm))
  templates.set(`${name}/${dm}`, made)
  return made
}

/** DevInfo and DevDetail (StdObj 1.2 §5.2, §5.3), accounts, connectivity and settings. */
function plantOf(model: Model, dm: string): Plant {
  const accounts = dm === '1.1.2' ? { SyncML: fixed({ DMAcc: place() }) } : { DMAcc: place(), Inbox: place() }
  return {
    DevInfo: fixed({
      DevId: fact(''),
      Man: fact(model.manufacturer),
      Mod: fact(model.name),
      DmV: fact(dm === '1.1.2' ? '1.1' : dm),
      Lang: fact('en-GB'),
    }),
    DevDetail: fixed({
      DevTyp: fact('phone'),
      OEM: fact(model.manufacturer),
      FwV: fact(model.firmware),
      SwV: fact('1.0'),
      HwV: fact('A1'),
      LrgObj: leaf('true', { ...READ, format: 'bool' }),
      URI: fixed({ MaxDepth: fact('16'), MaxTotLen: fact('512'), MaxSegLen: fact('64') }),
      Ext: fixed({}),
    }),
    ...accounts,
    ...managementObjects(),
    Ext: fixed({ NetworkLock: fact(''), Maker: fixed({ Challenge: written(), Proof: fact('') }) }),
    UserData: fixed({ Contacts: fact('12'), Messages: fact('340'), Pictures: fact('57') }),
    NAP: place(),
    Proxy: place(),
    Settings: place(),
    Services: place(),
  }
}

const number = (value: number): TreeNode => leaf(String(value), { ...READ, format: 'int' })
const written = (value = '', fields: Partial<TreeNode> = {}): TreeNode =>
  leaf(value, { permanent: true, access: ['Get', 'Replace'], ...fields })
const object = (type: string, below: Plant): Planted =>
  planted(below, { permanent: true, access: ['Get'], type })
const executable = (below: Plant): Planted => planted(below, { permanent: true, access: ['Exec', 'Get'] })

/** FUMO, SCOMO, LAWMO and DiagMon as a phone leaves the factory. */
function managementObjects(): Plant {
  const packageURL = { PkgURL: written() }
  const wipeable = (name: string) =>
    fixed({ ListItemName: fact(name), ToBeWiped: written('false', { format: 'bool' }) })
  return {
    FUMO: object('urn:oma:mo:oma-fumo:1.0', {
      PkgName: fact(''),
      PkgVersion: fact(''),
      Download: executable(packageURL),
      Update: executable({
        PkgData: { format: 'bin', type: 'application/octet-stream', permanent: true, access: ['Replace'] },
      }),
      DownloadAndUpdate: executable(packageURL),
      State: number(10),
      Ext: fixed({}),
    }),
    SCOMO: object('urn:oma:mo:oma-scomo:1.0', {
      Download: place(),
      Inventory: fixed({ Delivered: fixed({}), Deployed: fixed(FACTORY_SOFTWARE) }),
    }),
    LAWMO: object('urn:oma:mo:oma-lawmo:1.0', {
      State: number(30),
      AvailableWipeList: fixed({
        Contacts: wipeable('Contacts'),
        Messages: wipeable('Messages'),
        Pictures: wipeable('Pictures'),
      }),
      LAWMOConfig: fixed({ NotifyUser: written('false', { format: 'bool' }) }),
      Operations: operations('FullyLock', 'PartiallyLock', 'UnLock', 'FactoryReset', 'Wipe'),
      Ext: fixed({}),
    }),
    DiagMon: object('urn:oma:mo:oma-diag:1.0', diagnostics()),
  }
}

function diagnostics(): Plant {
  return Object.fromEntries(
    Object.keys(DIAGNOSTICS).map((name) => [
      name,
      fixed({
        DiagMonConfig: fixed({}),
        DiagMonData: planted({}, { access: ['Get'] }),
        Status: number(10),
        Operations: operations('Start', 'Stop'),
      }),
    ]),
  )
}
