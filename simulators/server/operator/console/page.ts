import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'

/** The sections, with what each says while there is nothing in it. The script knows what stands in their rows. */
const SECTIONS: readonly { id: string; title: string; columns: readonly string[]; none: string }[] = [
  {
    id: 'devices',
    title: 'Devices',
    columns: ['Device', 'Subscriber', 'Make', 'DM', 'Language', 'Last seen'],
    none: 'No device has authenticated itself yet.',
  },
  {
    id: 'cases',
    title: 'Help-desk cases',
    columns: ['Case', 'State', 'Desk', 'Agent', 'Caller', 'Device', 'Opened', 'Closed', 'Phone'],
    none: 'Nobody has called the help desk.',
  },
  {
    id: 'campaigns',
    title: 'Campaigns',
    columns: ['Campaign', 'State', 'By', 'Package', 'Models', 'Started', 'Phones', 'Trace'],
    none: 'No campaign has been started.',
  },
  {
    id: 'orders',
    title: 'Orders',
    columns: ['Order', 'State', 'For', 'Device', 'Subscriber', 'Since'],
    none: 'Nothing has been ordered for any phone.',
  },
  {
    id: 'log',
    title: 'Audit log',
    columns: ['When', 'Operation', 'Result', 'Device', 'Subscriber', 'Session', 'For', 'Reason'],
    none: 'Nothing privileged has happened yet.',
  },
]

const section = ({ id, title, columns, none }: (typeof SECTIONS)[number]): string => `
<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title} <small></small></h2>
<table role="table" aria-labelledby="${id}-title" hidden>
<thead role="rowgroup"><tr role="row">${columns.map((name) => `<th role="columnheader" scope="col">${name}</th>`).join('')}</tr></thead>
<tbody role="rowgroup"></tbody>
</table>
<p class="empty" data-none="${none}">Loading…</p>
</section>`

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Operator’s console</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header><div>
<div class="bar"><h1>Operator’s console</h1>
<nav aria-label="Sections">${SECTIONS.map(({ id, title }) => `<a href="#${id}">${title}</a>`).join('')}</nav></div>
<div class="bar"><label for="filter">Filter</label><input id="filter" type="search" autocomplete="off" spellcheck="false">
<button id="pause" type="button" aria-pressed="false" aria-describedby="updated">Pause</button>
<span id="updated" class="soft"></span></div>
<form id="login" class="bar" hidden><label for="token">Operator’s token</label>
<input id="token" type="password" autocomplete="off"><button>Show</button></form>
<p id="problem" role="alert" hidden></p>
</div></header>
<main id="content" tabindex="-1">
<noscript><p>This page needs its script: everything in it is fetched from the operator’s interface.</p></noscript>
${SECTIONS.map(section).join('')}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing runs and nothing is loaded but what stands in the page; only this server can be asked. */
const POLICY = [
  "default-src 'none'",
  `script-src ${hash(SCRIPT)}`,
  `style-src ${hash(STYLE)}`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sends the console. There is nothing secret in the page itself: it asks the operator's interface, with the token. */
export function sendConsole(outgoing: ServerResponse): void {
  const text = Buffer.from(PAGE)
  outgoing.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': text.length,
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  outgoing.end(text)
}
