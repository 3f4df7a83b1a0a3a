import type { PlayHistory, Stamped } from '../../harness/history/event.ts'
import { contentOf } from '../../protocol/syncml/content-type.ts'
import { SyncMLProblem } from '../../protocol/syncml/problem.ts'
import { readDocument } from '../../protocol/syncml/read.ts'
import { writePrettyXml } from '../../protocol/xml/write.ts'
import { hexLines } from '../decode/hex.ts'
import { commandsLine, treeLines } from '../decode/tree.ts'
import { DARK, type Lamps, lampsAfter } from '../lamps.ts'
import { stepOf } from './step.ts'
import { html } from './text.ts'

/** The ladder of one play: each event with its lamps; messages decoded where `bodies` asks for them. */
export function ladder({ events }: PlayHistory, bodies: boolean): string {
  let lamps = DARK
  const items = events.map((event) => {
    lamps = lampsAfter(lamps, event)
    return item(event, lamps, bodies)
  })
  return `<ol class="ladder">${items.join('')}</ol>`
}

function item(event: Stamped, lamps: Lamps, bodies: boolean): string {
  const { from, to, text, tone } = stepOf(event)
  const way = from === to ? from : `${from} → ${to}`
  const inside = event.kind === 'dm.msg' && bodies && event.body !== '' ? message(event) : ''
  const words = `<span class="way">${way}</span> <span class="${tone}">${html(text)}</span>`
  return `<li id="e${event.seq}"><time>${clock(event.t)}</time>${lampsOf(lamps)}<div>${words}${inside}</div></li>`
}

/** Minutes, seconds and hundredths of virtual time. */
function clock(ms: number): string {
  if (ms >= 3_600_000) return `${Math.floor(ms / 3_600_000)} h`
  return `${Math.floor(ms / 60_000)}:${((Math.floor(ms / 10) / 100) % 60).toFixed(2).padStart(5, '0')}`
}

export function lampsOf({ device, subscriber, user }: Lamps): string {
  const label = `device ${device}, subscriber ${subscriber}, user ${user}`
  return `<span class="lamps" role="img" aria-label="${label}"><i class="${device}">D</i><i class="${subscriber}">S</i><i class="${user}">U</i></span>`
}

function message(event: Extract<Stamped, { kind: 'dm.msg' }>): string {
  const octets = Buffer.from(event.body, 'base64')
  const content = contentOf(event.contentType)
  const headers = Object.entries(event.headers).map(([name, value]) => `${name}: ${value}`)
  const head = [event.contentType, ...headers, `${octets.length} octets`].join('\n')
  const hex = `<h3>Octets</h3><pre tabindex="0">${html(hexLines(octets).join('\n'))}</pre>`
  try {
    const { root } = readDocument(octets, content ?? 'xml')
    const line = commandsLine(root)
    const tree = `<h3>Tree</h3><pre tabindex="0">${html(treeLines(root).join('\n'))}</pre>`
    const xml = `<h3>XML</h3><pre tabindex="0">${html(writePrettyXml(root))}</pre>`
    return `<details><summary>${html(line)}</summary><div class="views"><pre tabindex="0">${html(head)}</pre>${tree}${xml}${hex}</div></details>`
  } catch (problem) {
    if (!(problem instanceof SyncMLProblem)) throw problem
    return `<details><summary class="bad">not SyncML: ${html(problem.message)}</summary><div class="views"><pre tabindex="0">${html(head)}</pre>${hex}</div></details>`
  }
}
