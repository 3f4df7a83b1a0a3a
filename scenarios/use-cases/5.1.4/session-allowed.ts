import type { Dialect } from '../../../harness/history/event.ts'
import { middleman } from '../../../harness/stage/attack/middleman.ts'
import type { Capability, Expectation } from '../../../harness/stage/scenario.ts'
import { scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { corporate, provisioned } from './_acts.ts'

/** First sessions that must succeed although something is out of the ordinary. */
interface Row {
  readonly name: string
  readonly rows?: readonly string[]
  readonly title: string
  readonly purpose: string
  readonly proves: readonly string[]
  readonly needs?: readonly Capability[]
  readonly guarded?: Expectation['guarded']
  readonly inapplicable?: (dialect: Dialect) => string | undefined
  readonly play: (stage: Stage) => Promise<void>
}

const notBasic = ({ auth }: Dialect) => (auth === 'basic' ? 'basic credentials carry no nonce' : undefined)

const ROWS: readonly Row[] = [
  {
    name: 'b5-corporate-with-subscriber-authentication',
    title: 'A corporate subscription proves itself in the session',
    purpose: 'The card’s key proves the subscription to the server before its settings are changed.',
    proves: ['LV-01', 'SP-SUB-01', 'SP-BOOT-03'],
    needs: ['subscriber-authentication', 'enterprise'],
    async play(stage) {
      const { phone } = await corporate(stage)
      await stage.detected(phone)
      await phone.session()
    },
  },
  {
    name: 'b5-started-by-trigger',
    title: 'The server starts the first session by package #0',
    purpose: 'A trigger that proves its server opens one session, and says truly who caused it.',
    proves: ['LV-01', 'SP-NOT-02', 'SP-NOT-04'],
    needs: ['notifications'],
    async play(stage) {
      const { phone, card } = await provisioned(stage)
      await stage.operator.order('notifications', { imei: phone.imei14, imsi: card.imsi, uiMode: 1 })
    },
  },
  {
    name: 'sp-not-03-user-lets-the-server-in',
    title: 'The trigger wants the user’s yes, and gets it',
    purpose: 'A session that the user is asked about begins when they agree.',
    proves: ['LV-01', 'SP-NOT-03'],
    needs: ['notifications'],
    async play(stage) {
      const { phone, card } = await provisioned(stage)
      await stage.operator.order('notifications', { imei: phone.imei14, imsi: card.imsi, uiMode: 3 })
    },
  },
  {
    name: 'b5-header-of-the-client',
    title: 'The phone says on the operator’s own line that it is somebody else',
    purpose: 'The gateway strips what a client claims and says itself whose line it is.',
    proves: ['LV-01', 'SP-SUB-03'],
    async play(stage) {
      const { phone } = await provisioned(stage)
      const stranger = stage.cast.card({ owner: stage.cast.subscriber() })
      phone.device.behaviour = { extraHeaders: { 'x-msisdn': stranger.msisdn ?? '' } }
      await phone.session()
    },
  },
  {
    name: 'b5-small-messages',
    title: 'A phone that takes only small messages',
    purpose: 'Commands are spread over messages that the phone can take.',
    proves: ['LV-01'],
    async play(stage) {
      const { phone } = await provisioned(stage, { phone: { maxMsgSize: 1800 } })
      await phone.session()
    },
  },
  {
    name: 'b5-no-credential-first',
    title: 'A phone that shows its credential only when asked',
    purpose: 'A missing credential is challenged once and then accepted.',
    proves: ['LV-01', 'SP-AUTH-02'],
    async play(stage) {
      const { phone } = await provisioned(stage)
      phone.device.behaviour = { credential: 'none-first' }
      await phone.session()
    },
  },
  {
    name: 'lv02-stale-nonce',
    title: 'A phone whose nonce is one session old',
    purpose: 'A stale nonce costs exactly one challenge.',
    proves: ['LV-01', 'LV-02', 'SP-AUTH-04'],
    inapplicable: notBasic,
    async play(stage) {
      const { phone } = await provisioned(stage)
      await phone.session()
      phone.device.behaviour = { credential: 'stale' }
      await phone.session()
    },
  },
  {
    name: 'n21-nonce-poisoning',
    title: 'A stranger gives the phone a nonce, then the genuine server comes',
    purpose: 'A nonce from somebody unproven is not kept.',
    proves: ['LV-01', 'SP-AUTH-09'],
    inapplicable: notBasic,
    async play(stage) {
      const { phone } = await provisioned(stage)
      stage.attack('nonce-poisoning', 'each challenge is changed on the way', phone)
      const genuine = phone.path
      phone.device.behaviour = { credential: 'none-first' }
      phone.use(middleman(genuine, stage.dialect, poisoned))
      await phone.session()
      phone.device.behaviour = {}
      phone.use(genuine)
      await phone.session()
    },
  },
  {
    name: 'n10-imei-without-check-digit',
    title: 'The phone gives its IMEI with fourteen digits',
    purpose: 'The same equipment is recognised with and without its check digit.',
    proves: ['LV-01', 'SP-AUTH-06'],
    async play(stage) {
      const { phone } = await provisioned(stage)
      phone.device.behaviour = { claimImei: phone.imei14 }
      await phone.session()
    },
  },
  {
    name: 'n74-card-out-of-step',
    title: 'A card whose sequence numbers have run ahead',
    purpose: 'One resynchronisation brings card and network together again.',
    proves: ['LV-01', 'LV-03'],
    async play(stage) {
      const { phone } = await provisioned(stage, { card: { outOfStep: true } })
      await phone.session()
    },
  },
  {
    name: 'n30-abroad-with-home-bsf',
    title: 'A corporate customer abroad who proves the subscription to the home network',
    purpose: 'Abroad the subscription is proven by the key that only card and home network share.',
    proves: ['LV-01', 'SP-SUB-01'],
    needs: ['subscriber-authentication', 'enterprise'],
    async play(stage) {
      const { phone } = await corporate(stage)
      await stage.detected(phone)
      await phone.session()
    },
  },
  {
    name: 'n23-trigger-many-times',
    title: 'One trigger comes twenty times',
    purpose: 'A trigger that is repeated leads to the one session that it stands for.',
    proves: ['LV-01', 'SP-NOT-02'],
    async play(stage) {
      const { phone, card } = await provisioned(stage)
      const { account } = phone
      for (let times = 0; times < 20; times++) stage.trigger(card.imsi, { account, sessionId: 0x23 })
      await stage.network.settled()
    },
  },
  {
    name: 'iso01-equal-session-ids',
    rows: ['N73'],
    title: 'Two phones with the same SessionID at the same time',
    purpose: 'Sessions are kept apart by more than the number that the phone has chosen.',
    proves: ['LV-01', 'SP-ISO-01'],
    async play(stage) {
      const [one, two] = [await provisioned(stage), await provisioned(stage)]
      for (const { phone } of [one, two]) phone.device.behaviour = { sessionID: '1' }
      // The second session runs whole between two messages of the first.
      one.phone.device.behaviour = {
        sessionID: '1',
        onMessage: async (n) => {
          if (n === 2) await two.phone.session()
        },
      }
      await one.phone.session()
    },
  },
]

const poisoned: Parameters<typeof middleman>[2] = (answer, n) => ({
  ...answer,
  body: {
    ...answer.body,
    commands: answer.body.commands.map((command) =>
      command.name === 'Status' && command.chal
        ? {
            ...command,
            chal: {
              meta: {
                ...command.chal.meta,
                nextNonce: Buffer.from(`poisoned-nonce-${n}!`).toString('base64'),
              },
            },
          }
        : command,
    ),
  },
})

export default scenarios(ROWS, (row) => ({
  id: `uc-5.1.4/${row.name}`,
  title: row.title,
  purpose: row.purpose,
  useCase: '5.1.4',
  variation: 'B5',
  guarded: row.guarded ?? 'OP-CONF',
  outcome: 'performed',
  proves: row.proves,
  needs: ['pairs', 'network', ...(row.needs ?? [])],
  ...(row.rows && { rows: row.rows }),
  ...(row.inapplicable && { inapplicable: row.inapplicable }),
  play: row.play,
}))
