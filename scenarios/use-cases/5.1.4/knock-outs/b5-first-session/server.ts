import { impostor } from '../../../../../harness/stage/attack/impostor.ts'
import type { Stage } from '../../../../../harness/stage/stage.ts'
import type { Command } from '../../../../../protocol/syncml/message.ts'
import { type Household, provisioned } from '../../_acts.ts'
import { knockOuts, notBasic } from './_knock-out.ts'

const ORDER: Command = {
  name: 'Replace',
  cmdID: '90',
  items: [{ target: { locURI: './Settings/Home' }, meta: { format: 'chr' }, data: 'https://evil.example/' }],
}

/** A session in which the phone reaches somebody who shows this secret as the server’s. */
async function withServer(
  stage: Stage,
  { phone }: Household,
  secret: string | undefined,
  nonce?: Uint8Array,
) {
  const { dialect, target } = stage
  stage.attack('impersonation', 'somebody answers in the server’s place', phone)
  const plan = { dialect, serverId: target.serverId, commands: [ORDER] }
  phone.use(impostor({ ...plan, ...(secret !== undefined && { secret }), ...(nonce && { nonce }) }))
  await phone.session()
}

/** The server’s own credential. */
export default knockOuts([
  {
    cell: 'VA',
    how: 'missing',
    title: 'The server shows no credential',
    play: (stage, household) => withServer(stage, household, undefined),
  },
  {
    cell: 'VA',
    how: 'false',
    title: 'The server shows a wrong credential',
    play: (stage, household) =>
      withServer(stage, household, 'not the password', household.phone.account.server.nonce),
  },
  {
    cell: 'VA',
    how: 'stale',
    title: 'The server shows its credential over a nonce that was used',
    inapplicable: notBasic,
    async play(stage, household) {
      const { server } = household.phone.account
      await household.phone.session()
      stage.fromHere()
      await withServer(stage, household, server.secret, server.nonce)
    },
  },
  {
    cell: 'VA',
    how: 'foreign',
    title: 'The server shows what it owes to another phone',
    async play(stage, household) {
      const { server } = (await provisioned(stage)).phone.account
      await withServer(stage, household, server.secret, household.phone.account.server.nonce)
    },
  },
  {
    cell: 'VA',
    how: 'revoked',
    title: 'The server shows the secret of an account that was replaced',
    async play(stage, household) {
      const { server } = household.phone.account
      await household.phone.swap(stage.cast.card({ owner: household.subscriber }))
      await stage.detected(household.phone)
      stage.fromHere()
      await withServer(stage, household, server.secret, household.phone.account.server.nonce)
    },
  },
])
