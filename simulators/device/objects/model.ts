import { leaf, type Plant, type Planted, planted, type TreeNode } from '../tree/node.ts'
import { type Template, templateOf } from '../tree/tree.ts'

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
    NAP: place(),
    Proxy: place(),
    Settings: place(),
  }
}
