import { newcomer } from './newcomer.ts'
import type { World } from './world.ts'

/** The alert that ends an Exec, by what was executed. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/FUMO.*Update/, 'firmwareupdate.update'],
  [/FUMO.*Download/, 'firmwareupdate.download'],
  [/SCOMO.*(Install|Activate)/, 'softwarecomponent.install'],
  [/SCOMO.*Download/, 'softwarecomponent.download'],
]

/** Another customer's phone reports that the last Exec of this phone has worked, by its correlator (N71); here it fails. */
export async function reportsForIt(world: World, n: number): Promise<void> {
  const { stage } = world
  const { device, imei14 } = world.phone(n)
  const exec = stage.recorder.events.findLast(
    (event) => event.kind === 'dm.command' && event.cmd === 'Exec' && event.imei === imei14,
  )
  if (exec?.kind !== 'dm.command' || exec.correlator === undefined) return
  const type = TYPES.find(([target]) => target.test(exec.target))?.[1]
  if (type === undefined) return
  device.behaviour = { ...device.behaviour, software: { updateResult: 450 } }
  const { person, card } = newcomer(world)
  const phone = stage.cast.phone({ holder: person, origin: 'second-hand' })
  phone.insert(card)
  await phone.switchOn()
  await stage.detected(phone)
  stage.attack('foreign-report', 'another phone uses the correlator', phone)
  phone.device.alert(
    `org.openmobilealliance.dm.${type}`,
    '200',
    exec.target.split('/').slice(0, 2).join('/'),
    exec.correlator,
  )
  await phone.session({ serverId: stage.target.serverId })
}
