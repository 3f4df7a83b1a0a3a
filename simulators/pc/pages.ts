import { createHash } from 'node:crypto'
import type { PcAgent } from './agent.ts'

/** What the agent's local pages answer: a page, or the way to one. */
export interface PcAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const STYLE = `:root { color-scheme: light; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0; background: #ecebf3; color: #1a1926; }
main { box-sizing: border-box; width: min(30rem, 100% - 2rem); margin: 2rem auto; padding: 1.5rem; background: #fff; border-radius: 0.75rem; }
h1 { margin-top: 0; font-size: 1.4rem; }
label { display: block; font-weight: 600; }
input { box-sizing: border-box; width: 100%; padding: 0.7rem; border: 1px solid #5e5c73; border-radius: 0.4rem; font: inherit; }
button, a.button { display: inline-block; margin: 1rem 0.5rem 0 0; padding: 0.7rem 1.2rem; border: 1px solid #3d3a78; border-radius: 0.4rem; background: #3d3a78; color: #fff; font: inherit; text-decoration: none; }
button.quiet { background: #fff; color: #3d3a78; }
:focus-visible { outline: 3px solid #b45f06; outline-offset: 2px; }
.problem { padding: 0.7rem; border-left: 4px solid #a11; background: #fdeaea; }
`

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
}

/** The agent's own pages, shown on the PC and nowhere else. `form` is empty for a GET. */
export async function pcPage(
  agent: PcAgent,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<PcAnswer> {
  const imei = form['imei'] ?? ''
  if (path === '/associate') return afterAssociation(agent, imei, agent.associate(imei))
  if (path === '/consent') {
    const stage = agent.consent(imei, form['answer'] === 'yes' ? 'yes' : 'no')
    return stage === 'agreed' ? pinPage(imei) : page('Good bye', '<p>Nothing was changed.</p>')
  }
  if (path === '/pin') return afterPin(agent, imei, form['pin'] ?? '')
  return path === '/' ? home(agent) : page('Not here', '<p><a href="/">Phones near this PC</a></p>', '', 404)
}

function home(agent: PcAgent): PcAnswer {
  const forms = agent.near.map(({ imei14 }) =>
    hidden('/associate', imei14, `<p>Phone ${imei14}</p><button>Connect to phone ${imei14}</button>`),
  )
  return page('Phones near this PC', forms.join('\n') || '<p>There is no phone near this PC.</p>')
}

function afterAssociation(agent: PcAgent, imei: string, stage: string): PcAnswer {
  if (stage === 'associated') {
    const { title, says, yes } = QUESTION[agent.lackOf(imei)]
    return page(
      title,
      hidden(
        '/consent',
        imei,
        `<p>The phone ${escaped(imei)} ${says}. ${escaped(agent.name)} can connect to your operator for that.</p>
<button name="answer" value="yes">${yes}</button> <button name="answer" value="no" class="quiet">No</button>`,
      ),
    )
  }
  if (stage === 'nothing-to-do') return page('Nothing to do', '<p>This phone is set up already.</p>')
  return page('Not connected', '<p>The phone did not agree.</p>', 'The phone did not agree.', 403)
}

const QUESTION = {
  'set-up': { title: 'Set up this phone?', says: 'is not set up yet', yes: 'Yes, set it up' },
  minutes: { title: 'Buy more minutes?', says: 'has few minutes left', yes: 'Yes, buy minutes' },
} as const

const PIN_PROBLEM = {
  wrong: 'The PIN is wrong.',
  blocked: 'The PIN is blocked. Unblock it with the PUK of your SIM card.',
  disabled: 'The PIN of your SIM card is switched off. Switch it on to go on.',
} as const

async function afterPin(agent: PcAgent, imei: string, pin: string): Promise<PcAnswer> {
  const { result } = agent.prove(imei, pin)
  if (result !== 'ok') return pinPage(imei, PIN_PROBLEM[result])
  const made = await agent.connect(imei)
  if ('problem' in made) return page('Not connected', '', made.problem, 403)
  const link = `<a class="button" href="${escaped(made.portal)}">Continue to your operator</a>`
  return page('Ready', `<p>Your phone is connected to your operator.</p><p>${link}</p>`)
}

const pinPage = (imei: string, problem = ''): PcAnswer =>
  page(
    'Show that the SIM card is yours',
    hidden(
      '/pin',
      imei,
      `<label for="pin">PIN of the SIM card</label>
<input id="pin" name="pin" type="password" inputmode="numeric" autocomplete="off" required>
<button>Continue</button>`,
    ),
    problem,
    problem === '' ? 200 : 422,
  )

const hidden = (action: string, imei: string, content: string): string =>
  `<form method="post" action="${action}"><input type="hidden" name="imei" value="${escaped(imei)}">${content}</form>`

function page(title: string, content: string, problem = '', status = 200): PcAnswer {
  const alert = problem === '' ? '' : `<p role="alert" class="problem">${escaped(problem)}</p>`
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – PC agent</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${alert}
${content}
</main>
</body>
</html>
`
  return { status, headers: HEADERS, body }
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
