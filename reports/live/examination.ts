import type { PlayResult } from '../../harness/verdict/result.ts'
import { html as text } from '../html/text.ts'
import { MARK } from '../outcome.ts'

export interface Examination {
  readonly endpoint: string
  /** What the person at the device is to do now. */
  readonly asks: string
  /** The case that is on, with its statement. */
  readonly now: { readonly id: string; readonly purpose: string } | undefined
  readonly done: readonly PlayResult[]
  readonly total: number
}

/** The page that the person at the device looks at: what to do next on top, what was found below. It reloads itself. */
export function examinationPage({ endpoint, asks, now, done, total }: Examination): string {
  const rows = [...done]
    .reverse()
    .map(
      ({ verdict, scenario, reason }) =>
        `<tr><td>${MARK[verdict]} ${verdict}</td><td>${text(scenario)}</td><td>${text(reason.slice(0, 200))}</td></tr>`,
    )
  const title = now ? `${done.length + 1} of ${total}: ${now.id}` : 'Everything has been asked'
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>${text(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem;max-width:70rem}strong{display:block;font-size:1.6rem;margin:1rem 0;padding:1rem;border:2px solid #0b4fa8}td{padding:.2rem .8rem;border-top:1px solid #999;vertical-align:top}</style></head>
<body><h1>${text(title)}</h1><p>${text(now?.purpose ?? '')}</p><strong>${text(now ? asks : 'Nothing: the result is in the report.')}</strong>
<p>The device’s server is ${text(endpoint)}</p><table>${rows.join('\n')}</table></body></html>
`
}
