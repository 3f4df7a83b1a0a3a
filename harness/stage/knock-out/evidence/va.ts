import type { Command } from '../../../../protocol/syncml/message.ts'
import { impostor } from '../../attack/impostor.ts'
import type { Expectation } from '../../scenario.ts'
import { before, notBasic, type Perturbations, type Scene } from '../perturbation.ts'

/** VA: the server's own credential. Somebody answers in its place and orders what the baseline is about. */
export const VA: Perturbations = {
  missing: before('The server shows no credential', (scene) => answered(scene, undefined)),
  false: before('The server shows a wrong credential', (scene) =>
    answered(scene, 'not the password', scene.phone.account.server.nonce),
  ),
  stale: {
    ...before('The server shows its credential over a nonce that was used', async (scene) => {
      const { server } = scene.phone.account
      await scene.phone.session()
      scene.stage.fromHere()
      answered(scene, server.secret, server.nonce)
    }),
    inapplicable: notBasic,
  },
  foreign: before('The server shows what it owes to another phone', async (scene) => {
    const neighbour = await scene.baseline.prepare(scene.stage)
    answered(scene, neighbour.phone.account.server.secret, scene.phone.account.server.nonce)
  }),
}

function answered({ stage, phone, baseline }: Scene, secret: string | undefined, nonce?: Uint8Array): void {
  const { dialect, target } = stage
  stage.attack('impersonation', 'somebody answers in the server’s place', phone)
  const plan = { dialect, serverId: target.serverId, commands: [wanted(baseline.guarded)] }
  phone.use(impostor({ ...plan, ...(secret !== undefined && { secret }), ...(nonce && { nonce }) }))
}

/** A command of the class that the baseline guards. */
function wanted(guarded: Expectation['guarded']): Command {
  const at = (locURI: string) => [{ target: { locURI } }]
  switch (guarded) {
    case 'OP-INV':
      return { name: 'Get', cmdID: '90', items: at('./SCOMO/Inventory/Deployed') }
    case 'OP-LOCK':
      return { name: 'Exec', cmdID: '90', items: at('./LAWMO/Operations/Wipe') }
    case 'OP-CONF':
    case 'OP-ENT': {
      const item = {
        target: { locURI: './Settings/Home' },
        meta: { format: 'chr' },
        data: 'https://evil.example/',
      }
      return { name: 'Replace', cmdID: '90', items: [item] }
    }
    default:
      return { name: 'Exec', cmdID: '90', items: at('./FUMO/DownloadAndUpdate') }
  }
}
