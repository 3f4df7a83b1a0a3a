import { report, table } from '../figures.ts'
import { responder, told } from '../told.ts'
import { artillery, type Measured, wrk } from './others.ts'

/**
 * CPU time of the client for each message, side by side in one run against one responder in another process. Ratios travel
 * between machines, times do not: `npm run bench:load`. With `--guard` it ends with code 1 where a session costs more than
 * twice the bare socket loop; with `--rounds N` it goes round so often and takes the middle one; with `--write` the table goes
 * into docs/performance.md.
 */
const KINDS = {
  raw: 'bare socket loop',
  autocannon: 'autocannon, blind POST',
  'session-xml': 'session, XML, judged',
  'session-xml-unjudged': 'session, XML, not judged',
  'session-wbxml': 'session, WBXML, judged',
  'session-wbxml-unjudged': 'session, WBXML, not judged',
  'session-xml-varied': 'session, XML, judged, no answer like another',
} as const
const OTHERS = { wrk: 'wrk, blind POST', artillery: 'Artillery, three POSTs, blind' } as const
type Kind = keyof typeof KINDS | keyof typeof OTHERS

const number = (flag: string, otherwise: number) => {
  const at = process.argv.indexOf(flag)
  return at === -1 ? otherwise : Number(process.argv[at + 1])
}
const ROUNDS = number('--rounds', 1)
const SECONDS = number('--seconds', 6)

const measured = new Map<Kind, Measured[]>()
const note = (kind: Kind, value: Measured | undefined) => {
  if (value) measured.set(kind, [...(measured.get(kind) ?? []), value])
}
for (let round = 0; round < ROUNDS; round++) {
  for (const kind of Object.keys(KINDS) as (keyof typeof KINDS)[]) {
    // A new one for each client: it remembers the nonces of devices.
    const { value, end } = await responder(kind.endsWith('varied') ? 'varied' : 'plain')
    const client = new URL('./client.js', import.meta.url)
    note(kind, (await told<Measured>(client, [kind, String(value.port), String(SECONDS)])).value)
    end()
  }
  const { value, end } = await responder()
  note('wrk', wrk(value.port, SECONDS))
  note('artillery', artillery(value.port, SECONDS))
  end()
}

function of(kind: Kind): number {
  const all = (measured.get(kind) ?? []).map(({ micros }) => micros).sort((a, b) => a - b)
  return all[Math.floor(all.length / 2)] ?? Number.NaN
}
const ratio = (kind: Kind, other: Kind) => (of(kind) / of(other)).toFixed(2)
const names = { ...KINDS, ...OTHERS }
const rows = (Object.keys(names) as Kind[])
  .filter((kind) => measured.has(kind))
  .map((kind) => {
    const messages = (measured.get(kind) ?? []).reduce((sum, each) => sum + each.messages, 0)
    const ratios = (['autocannon', 'raw', 'wrk'] as const).map((other) => ratio(kind, other))
    return [names[kind], of(kind).toFixed(1), ...ratios, String(messages)]
  })
const judging = (content: 'xml' | 'wbxml') =>
  `${((of(`session-${content}`) / of(`session-${content}-unjudged`) - 1) * 100).toFixed(0)} %`
const perCore = (content: 'xml' | 'wbxml') => Math.round(1e6 / (3 * of(`session-${content}`)))
const absent = measured.has('artillery') ? '' : ' Artillery did not take part (ARTILLERY names its program).'
report(
  'bench:load',
  `${table([['client', 'µs/message', '/ autocannon', '/ bare loop', '/ wrk', 'messages'], ...rows])}

Judging adds ${judging('xml')} CPU in XML and ${judging('wbxml')} in WBXML. One core does ${perCore('xml')} sessions of three round trips a second in XML and ${perCore('wbxml')} in WBXML, all of them judged.${absent}`,
)
if (process.argv.includes('--guard') && of('session-xml') > 2 * of('raw')) {
  process.stderr.write('a message of a session costs more than twice the bare socket loop\n')
  process.exitCode = 1
}
