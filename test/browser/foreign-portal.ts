import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Somebody else's portal, as small as can be and with markup of its own: tables, links, no ids, another language. */
export async function startForeignPortal(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const answer = formOf(request).then((form) => page(request.url ?? '/', form))
    answer.then(
      ({ status = 200, body }) => response.writeHead(status, { 'content-type': 'text/html' }).end(body),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function page(path: string, form: URLSearchParams): { status?: number; body: string } {
  if (path.startsWith('/anfang')) return { body: LOGIN }
  if (path === '/auswahl')
    return form.get('k') === 'anna' && form.get('p') === 'geheim' ? { body: CHOICE } : { body: WRONG }
  if (path === '/kasse') return { body: CHECKOUT(form.get('artikel') ?? '') }
  if (path === '/fertig') return { body: '<h2 class=fertig>Vielen Dank</h2><a href="/anfang">Abmelden</a>' }
  return { status: 404, body: 'nichts' }
}

const LOGIN = `<form action="/auswahl" method="POST"><table>
<tr><td><label>Kennung <input name=k></label><td><label>Geheimwort <input type=password name=p></label>
<td><button>Anmelden</button></table></form>`
const WRONG = '<div class="fehler">Das stimmt nicht</div>'
const CHOICE = `<form action="/kasse" method="post">
<label><input type=radio name=artikel value=spiel> Spiele</label><label><input type=radio name=artikel value=netz checked> Netz</label>
<button name=weiter value=1>Weiter</button></form>`
const CHECKOUT = (
  item: string,
) => `<p>Auftrag <b data-nr>A-1</b>, ${item === 'spiel' ? 'Spiele' : 'Netz'}, <i>2.00 EUR</i></p>
<form action="/kasse" method=post><label><input type=radio name=zahlung value=rechnung> Auf Rechnung</label></form>
<form action="/fertig" method=post><button>Kaufen</button></form>`

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const part of request as AsyncIterable<Buffer>) text += part.toString('utf8')
  return new URLSearchParams(text)
}
