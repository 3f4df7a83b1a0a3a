import type { Cell, Matrix } from '../../harness/verdict/matrix.ts'
import { html as text } from '../html/text.ts'

/** Shape and word carry the verdict; colour only repeats it. */
const SHAPE: Readonly<Record<Cell['verdict'], readonly [shape: string, word: string]>> = {
  pass: ['●', 'pass'],
  fail: ['✕', 'fail'],
  inconclusive: ['◐', 'inconclusive'],
  unsupported: ['–', 'unsupported as declared'],
  error: ['▲', 'error'],
}

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #1b1b1b; background: #fff }
table { border-collapse: collapse } caption { text-align: left; margin-bottom: .8rem }
th, td { border: 1px solid #767676; padding: .5rem .8rem; text-align: left; vertical-align: top }
.wide { overflow-x: auto } th[scope=row] { position: sticky; left: 0; background: #fff } td { min-width: 9rem } .shape { font-size: 1.4rem; margin-right: .4rem }
.pass { background: #e7f5ea } .fail { background: #fbe6e6 } .error { background: #f3e3f8 }
.inconclusive { background: #fff5da } .unsupported { background: #f1f1f1 }
small { display: block; color: #3d3d3d; overflow-wrap: anywhere } a { color: #0b4fa8 }
@media (max-width: 40rem) {
  body { margin: 1rem } h1 { font-size: 1.4rem } thead { display: none }
  table, caption, tbody, tr, th, td { display: block } tr { margin-bottom: 1.2rem } th, td { border-bottom: 0 }
  tr > :last-child { border-bottom: 1px solid #767676 } td::before { content: attr(data-device); font-weight: 600; display: block }
}
`

/** The matrix as one page that needs nothing else: servers down, device profiles across, each cell a way to its evidence. */
export function matrixPage({ servers, devices, cells, seed }: Matrix): string {
  const find = (server: string, device: string) =>
    cells.find((cell) => cell.server === server && cell.device === device)
  const head = devices.map((device) => `<th scope="col">${text(device)}</th>`).join('')
  const rows = servers.map(
    (server) =>
      `<tr><th scope="row">${text(server)}</th>${devices.map((device) => cellOf(device, find(server, device))).join('')}</tr>`,
  )
  const legend = Object.values(SHAPE).map(([shape, word]) => `${shape} ${word}`)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Interoperability matrix</title><style>${STYLE}</style></head>
<body><h1>Interoperability matrix</h1>
<div class="wide" role="region" aria-label="matrix" tabindex="0"><table><caption>${text(legend.join(' · '))} — seed ${text(seed)}</caption>
<thead><tr><th scope="col">server</th>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div></body></html>
`
}

function cellOf(device: string, cell: Cell | undefined): string {
  const open = (style: string) => `<td class="${style}" data-device="${text(device)}">`
  if (!cell) return `${open('inconclusive')}<span class="shape" aria-hidden="true">◌</span>not played</td>`
  const [shape, word] = SHAPE[cell.verdict]
  const links =
    cell.folder === undefined
      ? ''
      : `<small><a href="cells/${cell.folder}/index.html">ladder and octets</a> · <a href="cells/${cell.folder}/messages.pcapng">pcapng</a> · <a href="cells/${cell.folder}/result.json">JSON</a></small>`
  const counted = cell.folder === undefined ? '' : `<small>${countsOf(cell)}</small>`
  return `${open(cell.verdict)}<span class="shape" aria-hidden="true">${shape}</span>${word}${counted}<small>${text(cell.reason.slice(0, 160))}</small>${links}</td>`
}

/** How many plays ended how, as far as any did. */
function countsOf({ counts }: Cell): string {
  const words = [
    [counts.pass, 'passed'],
    [counts.fail, 'failed'],
    [counts.inconclusive, 'inconclusive'],
    [counts.error, 'in error'],
    [counts.unsupported, 'unsupported'],
  ] as const
  return words.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : [])).join(', ')
}
