import { createHash } from 'node:crypto'
import type { RunResult } from '../../harness/verdict/result.ts'
import type { Anchors } from './anchors.ts'
import { findingsSection } from './findings.ts'
import { matrixSection } from './matrix.ts'
import { notEvaluatedSection } from './not-evaluated.ts'
import { propertiesSection } from './properties.ts'
import { hasPictures } from './screenshots.ts'
import { STYLE } from './style/style.ts'
import { verdictHead } from './verdict.ts'

const SECTIONS = [
  ['findings', 'What to look at'],
  ['not-evaluated', 'Not evaluated'],
  ['properties', 'Properties'],
  ['matrix', 'Scenarios'],
  ['plays', 'Plays'],
] as const

const LEGEND = [
  ['l1', 'claimed', 'it said so'],
  ['l2', 'identified', 'the network said so'],
  ['l3', 'authenticated', 'proven'],
  ['l4', 'revoked', 'overtaken by what happened since'],
] as const

/** Everything before the plays: the verdict first, then what explains it. The policy allows this one style sheet. */
export function pageHead(result: RunResult, anchors: Anchors): string {
  const hash = createHash('sha256').update(STYLE).digest('base64')
  const pictures = hasPictures(result) ? ' img-src data:;' : ''
  const policy = `default-src 'none'; style-src 'sha256-${hash}';${pictures} base-uri 'none'; form-action 'none'`
  const links = SECTIONS.map(([id, name]) => `<a href="#${id}">${name}</a>`)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="color-scheme" content="light dark">
<title>Rollcall: ${result.verdict}</title><style>${STYLE}</style></head>
<body>${verdictHead(result)}<nav aria-label="Sections"><div class="in">${links.join(' ')}</div></nav><main>
${findingsSection(result, anchors)}${notEvaluatedSection(result, anchors)}${propertiesSection(result)}${matrixSection(result, anchors)}<section aria-labelledby="plays"><h2 id="plays">Plays</h2>
<p class="soft">Each scenario with what it evaluated and a ladder for each dialect, in the order of events. Messages stand there as tree, XML and octets for every play that did not pass and for the first scenario of each variation, as tree for the first dialect of each other scenario; of the other plays the page says how they ended. Secrets were masked when the history was written.</p>
<p class="legend">The bars <b>D</b> <b>S</b> <b>U</b> say how well device, subscriber and user are known to the target: ${LEGEND.map(([light, name, meaning]) => `<span class="now ${light}">${name}</span> ${meaning}`).join(', ')}.</p>
`
}

export const PAGE_END =
  '</section></main><footer><div class="in">Made by Rollcall. This page needs no script and no network.</div></footer></body></html>\n'
