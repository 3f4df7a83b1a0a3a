import { imei14Of } from '../../protocol/identity/imei.ts'
import { check } from './check.ts'

/**
 * Of our own making: who can tell a known device from an unknown one without any credential can collect the devices of an
 * operator. Only the first answer to a device is looked at, because a lock-out may rightly change the later ones.
 */
export default check(
  'SP-AUTH-12',
  'A device that the server does not know hears what one hears that has proven nothing',
  (tally) => {
    /** Devices that got an account. */
    const known = new Set<string>()
    const claimed = new Map<string, string>()
    const answered = new Set<string>()
    /** Devices as which somebody has failed before: they may be locked, and then they hear something else. */
    const guessed = new Set<string>()
    /** By what was shown: the answers to devices with and without an account. */
    const heard = new Map<string, { known?: number; unknown?: number }>()
    return (moment) => {
      const { event } = moment
      if (event.kind === 'secret.delivered') known.add(event.imei)
      if (event.kind === 'dm.msg' && event.dir === 'sent' && !claimed.has(event.session) && moment.message)
        claimed.set(event.session, imei14Of(moment.message.hdr.source.locURI) ?? '')
      if (event.kind !== 'dm.clauth' || event.ok) return
      const who = claimed.get(event.session)
      const locked = guessed.has(who ?? '')
      if (event.truth !== 'none') guessed.add(who ?? '')
      if (answered.has(event.session)) return
      answered.add(event.session)
      if (!who || locked || (event.truth !== 'wrong' && event.truth !== 'none')) return
      const codes = heard.get(`${event.truth} ${event.type}`) ?? {}
      heard.set(`${event.truth} ${event.type}`, codes)
      codes[known.has(who) ? 'known' : 'unknown'] ??= event.code
      if (codes.known === undefined || codes.unknown === undefined) return
      tally.test()
      if (codes.known !== codes.unknown)
        tally.fail(
          event.seq,
          `an unknown device is answered ${codes.unknown}, one with an account ${codes.known}`,
        )
    }
  },
)
