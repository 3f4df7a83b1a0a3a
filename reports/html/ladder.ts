import type { PlayHistory, Stamped } from '../../harness/history/event.ts'
import type { Finding } from '../../harness/verdict/result.ts'
import { LANES, type Step } from '../ladder/step.ts'
import { stepOf } from '../ladder/tell.ts'
import { DARK, LampBoard, type Lamps, PRINCIPALS, phonesOf } from '../lamps/board.ts'
import { elapsed } from './elapsed.ts'
import { messageCell } from './message.ts'
import { html } from './text.ts'

/** Classes of the lights, short because there is one for each lamp on each row. */
const LIGHT = { off: 0, claimed: 1, identified: 2, authenticated: 3, revoked: 4 } as const

const HEAD =
  '<div class="lanes" aria-hidden="true"><span><b>P</b>erson</span><span><b>C</b>ard/phone</span><span><b>N</b>etwork</span><span><b>S</b>erver</span><i>D</i><i>S</i><i>U</i></div>'

/**
 * The ladder of one play as a list: number, time, lanes, lamps, words. Rows with a finding carry it and can be linked to.
 * Its first number is 0, as sequence numbers are.
 */
export function ladder(
  { events }: PlayHistory,
  findings: readonly Finding[],
  anchorOf: (seq: number) => string,
  octets: boolean,
): string {
  const board = new LampBoard()
  const phones = phonesOf(events)
  let before = new Map<string | undefined, Lamps>()
  let t = -1
  const rows = events.map((event) => {
    const { phone, lamps } = board.take(event)
    const changes = changed(before.get(phone) ?? DARK, lamps)
    before = before.set(phone, lamps)
    const time = event.t === t ? '' : `<time>${elapsed(event.t)}</time>`
    t = event.t
    const found = findings.filter(({ seq }) => seq === event.seq)
    const step = stepOf(event)
    const who = phones.length > 1 && phone !== undefined && step.tone !== 'cut' ? phones.indexOf(phone) : -1
    const id = found.length > 0 ? ` id="${anchorOf(event.seq)}"` : ''
    const classes = classesOf(step, lamps, found.length > 0)
    return `<li${id} class="${classes}">${time}<i class="a"></i><i class="l"></i><div>${words(event, step, who, octets)}${changes}${found.map(inline).join('')}</div></li>`
  })
  return `<div class="ladder">${HEAD}<ol start="0">${rows.join('\n')}</ol></div>`
}

function classesOf({ from, to, tone }: Step, { device, subscriber, user }: Lamps, found: boolean): string {
  const way = `x${LANES.indexOf(from) + 1}${LANES.indexOf(to) + 1}`
  const tones = tone === 'plain' ? '' : ` ${tone}`
  return `${way}${tones} d${LIGHT[device]} s${LIGHT[subscriber]} u${LIGHT[user]}${found ? ' found' : ''}`
}

function words(event: Stamped, step: Step, who: number, octets: boolean): string {
  const way = step.from === step.to ? step.from : `${step.from} to ${step.to}`
  const phone = who < 0 ? '' : `<span class="who">phone ${String.fromCharCode(65 + (who % 26))}</span> `
  const lead = `<span class="way">${way}: </span>${phone}`
  if (event.kind === 'dm.msg' && event.body !== '') return messageCell(event, lead + html(step.text), octets)
  return lead + html(step.text)
}

/** The lamps that changed, in words. */
function changed(before: Lamps, after: Lamps): string {
  return PRINCIPALS.filter((principal) => before[principal] !== after[principal])
    .map(
      (principal) => ` <span class="now l${LIGHT[after[principal]]}">${principal} ${after[principal]}</span>`,
    )
    .join('')
}

const inline = ({ property, message, nearest }: Finding) =>
  `<p class="finding fail"><b class="id">${html(property)}</b> ${html(message)}${nearest === undefined ? '' : `<br><span class="soft">nearest evidence: ${html(nearest)}</span>`}</p>`
