import type { Case } from '../support/case.ts'
import * as the from '../support/events.ts'
import { BEN, IMEI, IMSI, OTHER_IMSI, type Told, wait } from '../support/history.ts'

const inventory = the.command('Get', './SCOMO/Inventory/Deployed')
const installs = the.command('Exec', './SCOMO/Download/x/Operations/DownloadInstall')
const runs = the.command('Exec', './DiagMon/Log/Operations/Start')
const app = the.installed({ mo: 'scomo', name: 'checker' })
const gone = { kind: 'pkg.remove', imei: IMEI, mo: 'scomo', name: 'checker', ok: true, result: 1200 } as const
const talks = { kind: 'voice.begin', imei: IMEI, by: 'subscriber-1' } as const
const restarts = { kind: 'voice.end', imei: IMEI, why: 'restart' } as const
const locks = the.command('Exec', './LAWMO/Operations/FullyLock')
const locksUp = { kind: 'lock.state', imei: IMEI, state: 'locked' } as const
const agreed = the.agreed('May we read it?')
const read = [...the.known(), ...the.session(), ...agreed, inventory]
const diagnosis = the.command('Exec', './DiagMon/Log/Operations/Start')
const repair = (name: string) => the.ordered('case-repair', { case: name, repair: 'application' })
const refused = (name: string) =>
  repair(name).map((event) => (event.kind === 'order' ? { ...event, accepted: false, status: 404 } : event))
const home = { kind: 'phone.bound', imei: IMEI, by: 'account', to: 'dm.other.example' } as const
const campaign = the.ordered('campaigns', { campaign: 'k-1', delegated: false })
const fix = [
  ...the.phone(),
  ...the.known(),
  ...campaign,
  ...the.session(),
  ...the.agreed('Fix it?'),
  the.download(),
]
const locked = { kind: 'sim.rejected', imei: IMEI, iccid: 'i', imsi: IMSI, category: 'N' } as const
const unproven = [the.opened(), the.clauth(), the.srvauth(), ...the.agreed('Fix it?'), the.download()]
const visitor = [the.paired(), the.hlr({ own: false }), the.eir(), the.aaa()]
const told = (wish: { subscriberData?: boolean; mutual?: boolean } = {}): Told => ({
  ...{ kind: 'manufacturer.request', imei: IMEI, subscriberData: false, mutual: true },
  fields: ['imei', 'model'],
  ...wish,
})

export const CARE: readonly Case[] = [
  {
    id: 'SP-HD-01',
    flagged: {
      'a caller who only knows the number': [
        ...the.phone(),
        the.caller({ ok: false }),
        the.caseOpened(),
        ...read,
      ],
      'a caller with the secret of somebody else': [
        ...the.phone(),
        the.caller({ by: BEN }),
        the.caseOpened(),
        ...read,
      ],
      'a wipe that nobody has ordered': [
        ...[...the.phone(), ...the.known(), ...the.session()],
        the.command('Exec', './LAWMO/Operations/Wipe'),
      ],
    },
    kept: { 'a verified caller': [...the.careCase(), ...agreed, inventory] },
  },
  {
    id: 'SP-HD-02',
    flagged: {
      'nobody has granted it': [...the.careCase(), the.download()],
      'granted before the case was opened': [
        ...[...the.phone(), the.opened(), ...the.agreed('Repair?')],
        ...[the.called(), the.caller(), the.caseOpened(), ...the.known()],
        ...[the.clauth(), the.srvauth(), ...the.subauth(), the.download()],
      ],
    },
    kept: { 'granted in the case': [...the.careCase(), ...the.agreed('Repair?'), the.download()] },
  },
  {
    id: 'SP-HD-03',
    flagged: {
      'a pair of two days ago': [
        ...[...the.phone(), the.called(), the.caller(), the.caseOpened()],
        ...[the.paired({ ageSeconds: 172_800 }), the.hlr(), the.eir(), the.aaa()],
        ...[...the.session(), ...agreed, inventory],
      ],
    },
    kept: { 'the phone with the card of the caller': [...the.careCase(), ...agreed, inventory] },
  },
  {
    id: 'SP-HD-04',
    flagged: {
      'two cases of one name': [the.caseOpened(), the.caseClosed(), the.caseOpened()],
      'the log does not know the case': [...the.careCase(), ...agreed, inventory, the.record('OP-INV')],
      'an order of the case was refused': [...the.careCase(), ...refused('c-1'), ...agreed, diagnosis],
    },
    kept: {
      'an order for a case that was never opened': [
        ...[...the.careCase(), ...repair('c-1'), ...refused('c-2'), the.verified()],
        ...[...the.agreed('Diagnose it?'), diagnosis, the.record('OP-DIAG', { case: 'c-1' })],
      ],
      'a case in the log': [...the.careCase(), ...agreed, inventory, the.record('OP-INV', { case: 'c-1' })],
    },
  },
  {
    id: 'SP-HD-05',
    flagged: {
      'left behind': [...the.careCase(), ...the.agreed('Install?'), installs, app, the.caseClosed()],
      'left behind, though the card was out for a moment': [
        ...[...the.careCase(), ...the.agreed('Install?'), installs, app],
        ...[the.removed(), the.inserted(), the.caseClosed()],
      ],
      'left behind, though another card was inside for a moment': [
        ...[...the.careCase(), ...the.agreed('Install?'), installs, app],
        ...[the.removed(), the.inserted({ imsi: OTHER_IMSI }), the.inserted(), the.caseClosed()],
      ],
      'left behind in a phone without a card': [
        ...[...the.careCase(), ...the.agreed('Install?'), installs, app],
        ...[the.removed(), the.caseClosed()],
      ],
      'left behind, while another application was taken away': [
        ...[...the.careCase(), ...the.agreed('Install?'), installs, app],
        ...[{ ...gone, name: 'another' }, the.caseClosed()],
      ],
      'left behind, though it arrived while the card was out': [
        ...[...the.careCase(), ...the.agreed('Install?'), installs],
        ...[the.removed(), app, the.inserted(), the.caseClosed()],
      ],
    },
    kept: {
      'in a phone that is somebody else’s by now': [
        ...[...the.careCase(), ...the.agreed('Install?'), installs, app],
        ...[the.removed(), the.inserted({ imsi: OTHER_IMSI }), the.caseClosed()],
      ],
      'it arrived when the phone was somebody else’s already': [
        ...[...the.careCase(), ...the.agreed('Install?'), installs],
        ...[the.removed(), the.inserted({ imsi: OTHER_IMSI }), app, the.caseClosed()],
      ],
      'taken away': [...the.careCase(), ...the.agreed('Install?'), installs, app, gone, the.caseClosed()],
    },
  },
  {
    id: 'SP-HD-06',
    flagged: {
      'the phone restarts for a repair while the caller talks': [
        ...[...the.careCase(), talks, ...agreed, inventory],
        restarts,
      ],
      'another firmware is what the desk ordered': [
        ...[...the.careCase(), talks, ...agreed, the.update(), the.installed(), restarts],
      ],
      'an update that somebody else ordered was over before': [
        ...[...the.phone(), ...the.offered('0.00 EUR'), ...the.known(), ...the.session()],
        ...[...the.agreed('Update?'), the.update(), the.installed()],
        ...[the.called(), the.caller(), the.caseOpened(), talks, ...agreed, runs, restarts],
      ],
      'a lock that nobody ordered': [
        ...[...the.careCase(), talks, ...agreed, inventory, locks, locksUp],
        { ...restarts, why: 'locked' },
      ],
    },
    kept: {
      'an update that somebody else ordered comes to its end in the call': [
        ...[...the.offered('0.00 EUR'), ...the.careCase(), talks, ...agreed, inventory],
        ...[the.update(), runs, the.installed(), restarts],
      ],
      'a lock that was ordered': [
        ...[...the.careCase(), talks, ...agreed, inventory, ...the.ordered('locks', { imsi: IMSI })],
        ...[locks, locksUp, { ...restarts, why: 'locked' as const }],
      ],
      'the caller hangs up in the end': [
        ...[...the.careCase(), talks, ...agreed, inventory],
        { kind: 'voice.end', imei: IMEI, why: 'hung-up' },
      ],
    },
  },
  {
    id: 'SP-BF-01',
    flagged: {
      'a card that has not authenticated': [...the.phone(), ...the.known(), ...campaign, ...unproven],
      'a visitor': [
        ...the.phone(),
        ...visitor,
        ...campaign,
        ...the.session(),
        ...the.agreed('Fix it?'),
        the.download(),
      ],
    },
    kept: { 'an own customer who has authenticated': fix },
  },
  {
    id: 'SP-BF-02',
    flagged: {
      'no trace': [...fix, the.record('OP-DL')],
      'a trace of somebody else': [...fix, the.record('OP-DL', { campaign: 'k-1', imsi: OTHER_IMSI })],
    },
    kept: { 'phone, subscriber, campaign': [...fix, the.record('OP-DL', { campaign: 'k-1' })] },
  },
  {
    id: 'SP-BF-03',
    header: { flags: { 'bugFix.minPairedSeconds': '600' } },
    flagged: {
      'the phone of a friend, a moment ago': fix,
      'a phone that another operator has bound': [
        ...[home, ...the.phone(), wait(3600), ...campaign, ...the.session()],
        the.download(),
      ],
      'a phone that is locked to another network': [
        ...[locked, ...the.phone(), wait(3600), ...campaign, ...the.session()],
        the.download(),
      ],
    },
    kept: {
      'the phone of the customer for an hour': [
        ...the.phone(),
        wait(3600),
        ...campaign,
        ...the.session(),
        the.download(),
      ],
    },
  },
  {
    id: 'SP-BF-04',
    flagged: {
      'told who uses it': [told({ subscriberData: true })],
      'told to anybody': [told({ mutual: false })],
    },
    kept: { 'told which phone it is': [told()] },
  },
]
