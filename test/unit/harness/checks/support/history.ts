import type { PlayHeader, PlayHistory } from '../../../../../harness/history/event.ts'
import type { WorldEvent } from '../../../../../simulators/world/event.ts'

export const IMEI = '35000000000001'
export const OTHER_IMEI = '35000000000002'
export const IMSI = '234150000000001'
export const OTHER_IMSI = '234150000000002'
export const MSISDN = '447000000001'
export const SERVER = 'dm.operator.example'
export const SESSION = `${IMEI}/1`
export const ANNA = 'subscriber-1'
export const BEN = 'user-2'

/** The phone, its card, and the session in which it speaks. */
export const pair = { imei: IMEI, imsi: IMSI }
export const here = { ...pair, session: SESSION }

/** An event, or virtual seconds that pass before the next one. */
export type Told = WorldEvent | { readonly wait: number }

export const wait = (seconds: number): Told => ({ wait: seconds })

/** What somebody would have to write down by hand: a play around these events, a second between one and the next. */
export function history(told: readonly Told[], header: Partial<PlayHeader> = {}): PlayHistory {
  let t = 0
  const events: PlayHistory['events'][number][] = []
  for (const each of told) {
    if ('wait' in each) t += each.wait * 1000
    else {
      t += 1000
      events.push({ ...each, t, seq: events.length })
    }
  }
  return { header: { ...HEADER, ...header }, events }
}

const HEADER: PlayHeader = {
  play: 'test@xml+md5',
  scenario: 'test',
  title: 'A test',
  purpose: 'A test.',
  dialect: { content: 'xml', auth: 'md5' },
  seed: 'test',
  expectation: { useCase: '5.1.4', variation: 'B5', guarded: 'OP-CONF', outcome: 'lawful', proves: [] },
  log: true,
  flags: {},
  replay: '',
}
