import type { PlayResult } from '../../harness/verdict/result.ts'
import { html as text } from '../html/text.ts'
import { MARK } from '../outcome.ts'

export interface Examination {
  readonly endpoint: string
  /** What the person at the device is to do now. */
  readonly errand: { readonly number: number; readonly text: string } | undefined
  /** The case that is on, with its statement. */
  readonly now: { readonly id: string; readonly purpose: string } | undefined
  /** Cases that come later, in their order. */
  readonly left: readonly string[]
  readonly done: readonly PlayResult[]
  readonly total: number
}

const STYLE = `:root{color-scheme:light dark;--line:#8886;--accent:#0b57d0}
*{box-sizing:border-box}body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;padding:1.2rem;max-width:60rem}
h1{font-size:1.1rem;margin:0 0 .2rem;overflow-wrap:anywhere}h2{font-size:1rem;margin:2rem 0 .4rem}
progress{width:100%;height:.5rem}.todo{margin:1rem 0;padding:1rem 1.2rem;border:2px solid var(--accent);border-radius:.5rem}
.todo p{font-size:1.35rem;line-height:1.35;margin:0 0 .8rem;overflow-wrap:anywhere}
form{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center}label{display:flex;gap:.4rem;align-items:center}
button,select,input{font:inherit;padding:.35rem .8rem;border:1px solid var(--line);border-radius:.35rem;max-width:100%}
input{width:4rem}button.main{background:var(--accent);color:#fff;border-color:var(--accent)}
ul{list-style:none;margin:0;padding:0}li{border-top:1px solid var(--line);padding:.4rem 0;overflow-wrap:anywhere}
li b{display:inline-block;min-width:7.5rem;font-weight:600}li small{display:block;opacity:.8}code{overflow-wrap:anywhere}`

/** The page that the person at the device looks at: what to do next on top, what was found below. It reloads itself. */
export function examinationPage({ endpoint, errand, now, left, done, total }: Examination): string {
  const title = now ? `${done.length + 1} of ${total}: ${now.id}` : 'Everything has been asked'
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${text(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${text(title)}</h1><p>${text(now?.purpose ?? 'The result is in the report.')}</p>
<progress value="${done.length}" max="${total}" aria-label="Cases asked"></progress>
${now ? toDo(errand) : ''}<p>The device’s server is <code>${text(endpoint)}</code></p>
${left.length > 0 ? choice(left) : ''}${found(done)}</main>
<script>setInterval(()=>{const on=document.activeElement;if(!on||on===document.body)location.reload()},2000)</script>
</body></html>
`
}

function toDo(errand: Examination['errand']): string {
  if (!errand) return '<section class="todo"><p>Wait a moment.</p></section>\n'
  return `<section class="todo" aria-live="polite"><p>${text(errand.text)}</p>
<form method="post" action="/done"><input type="hidden" name="number" value="${errand.number}">
<label>The device asked its user <input type="number" name="prompts" min="0" value="0"> times</label>
<button class="main">Done, and nothing more happens</button></form></section>
`
}

function choice(left: readonly string[]): string {
  const options = left.map((id) => `<option>${text(id)}</option>`).join('')
  return `<form method="post" action="/choose"><label>Next comes <select name="case">${options}</select></label>
<button>Take this one next</button></form>
`
}

function found(done: readonly PlayResult[]): string {
  if (done.length === 0) return ''
  const rows = [...done]
    .reverse()
    .map(
      ({ verdict, scenario, reason }) =>
        `<li><b>${MARK[verdict]} ${verdict}</b>${text(scenario)}<small>${text(reason.slice(0, 200))}</small></li>`,
    )
  return `<h2>Found so far</h2><ul>${rows.join('\n')}</ul>`
}
