import type { Stamped } from '../history/event.ts'
import type { Evidence, EvidenceCode } from './evidence/evidence.ts'
import type { Facts } from './facts.ts'

/** Kills evidence of these codes for which the test is true. */
export type Kill = (codes: readonly EvidenceCode[], test: (evidence: Evidence) => boolean) => void

const OF_THE_CARD: readonly EvidenceCode[] = ['DN', 'SI', 'SA', 'SG', 'UP', 'CO']
/** Where it is the number by which somebody is known. */
const BY_NUMBER: ReadonlySet<Stamped['kind']> = new Set(['care.verify', 'user.verify'])
const OF_THE_LINE: ReadonlySet<Stamped['kind']> = new Set(['aaa.query', 'he.header'])

/** Identity matrix §1.4: what follows kills what was. `facts` are those from before the event. */
export function revoke(event: Stamped, facts: Facts, kill: Kill): void {
  const aboutImei = ({ imei }: Evidence) => 'imei' in event && imei === event.imei
  const aboutImsi = ({ imsi }: Evidence) => 'imsi' in event && imsi !== undefined && imsi === event.imsi
  switch (event.kind) {
    case 'sim.remove':
      kill(OF_THE_CARD, (each) => aboutImsi(each) || (each.code === 'CO' && aboutImei(each)))
      return
    case 'sim.insert':
      if (facts.cardIn(event.imei) === event.imsi) return
      kill(OF_THE_CARD, (each) => aboutImei(each) && each.imsi !== undefined && each.imsi !== event.imsi)
      return
    case 'net.attach': {
      const before = facts.onNetwork(event.imei)
      if (before === undefined || before === event.imsi) return
      kill(OF_THE_CARD, (each) => aboutImei(each) && each.imsi !== event.imsi && each.code !== 'CO')
      return
    }
    case 'net.iprelease':
      kill(['SI'], (each) => aboutImsi(each) && OF_THE_LINE.has(each.source))
      return
    case 'net.ipbind': {
      const before = facts.imsiAt(event.ip)
      if (before === undefined || before === event.imsi) return
      kill(['SI'], ({ imsi, source }) => imsi === before && OF_THE_LINE.has(source))
      return
    }
    case 'hlr.change':
      if (event.status !== 'active') kill(['SH', 'SI', 'SA', 'SG'], aboutImsi)
      return
    // Whoever proved to be the owner of a number is its owner no longer.
    case 'hlr.number':
      kill(['UO'], ({ imsi, source }) => imsi === event.from && BY_NUMBER.has(source))
      return
    case 'hlr.query': {
      if (event.answer !== 'suspended' && event.answer !== 'unknown') return
      const about = event.imsi ?? (event.key === 'imsi' ? event.value : facts.imsiOf(event.value))
      kill(['SH', 'SI', 'SA'], ({ imsi }) => imsi !== undefined && imsi === about)
      return
    }
    case 'eir.change':
      if (event.status === 'black') kill(['DN', 'DE'], aboutImei)
      return
    case 'eir.query':
      if (event.answer === 'black') kill(['DN', 'DE'], aboutImei)
      return
    case 'dm.close':
      kill(['DC', 'DA', 'VA', 'SA', 'UO', 'CO'], ({ session }) => session === event.session)
      return
    case 'chv.verify':
      if (event.result !== 'ok') kill(['UP'], aboutImsi)
      return
    case 'chv.reset':
      kill(['UP'], aboutImsi)
      return
    case 'ui.answer':
      if (event.answer === 'no' || event.answer === 'cancel' || event.answer === 'timeout')
        kill(['CO'], aboutImei)
      return
    case 'portal.logout':
      kill(['UO'], ({ account }) => account === event.account)
      return
    case 'portal.confirm':
      if (event.answer === 'no') kill(['CO'], ({ order }) => order === event.order)
      return
    // What is ordered changed after somebody had agreed to it.
    case 'portal.order':
      kill(['CO'], ({ order }) => order === event.order)
      return
    case 'care.close':
      kill(['UO', 'CO'], (each) => each.case === event.case)
      return
    case 'pc.close':
      kill(['DA'], (each) => aboutImei(each) && each.source === 'pc.assoc')
      return
    case 'bs.applied':
      kill(['DA', 'VA'], (each) => aboutImei(each) && each.source !== 'pc.assoc')
      return
    case 'account.retired':
      kill(['DA', 'VA'], ({ session }) => facts.session(session ?? '')?.serverId === event.serverId)
  }
}
