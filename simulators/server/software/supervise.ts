import type { Draft } from '../dm/draft.ts'
import type { StoredPackage } from '../store/packages.ts'
import type { Told } from '../work/plan.ts'
import type { Step } from './errand.ts'

const FUMO_STATE = './FUMO/State'

const versionNode = ({ manifest }: StoredPackage): string =>
  `./SCOMO/Inventory/Deployed/${manifest.name}/Version`

/** Asks a silent device how far it is. */
export function askState(pack: StoredPackage): readonly Draft[] {
  const targets = pack.manifest.kind === 'firmware' ? [FUMO_STATE, './DevDetail/FwV'] : [versionNode(pack)]
  return targets.map((target) => ({ operation: 'OP-INV', name: 'Get', target }))
}

/** The result that the state of the device amounts to (FUMO §5.4); undefined while it is still at work. */
export function stateTold(pack: StoredPackage, step: Step, told: Told): string | undefined {
  const { kind, version } = pack.manifest
  if (kind === 'application') return told.get(versionNode(pack)) === version ? '1200' : '1412'
  const state = Number(told.get(FUMO_STATE))
  if (state === 30 || state === 40 || state === 60) return undefined
  if (step === 'deliver') return state === 50 ? '200' : '409'
  return told.get('./DevDetail/FwV') === version ? '200' : '410'
}
