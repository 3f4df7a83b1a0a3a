/**
 * Fetches what the operator's interface tells and writes it into the page. Everything that comes from a device or a
 * caller goes in as text, never as HTML. A section is written anew only when something in it has changed, so that
 * whoever reads or tabs through it is not disturbed.
 */
export const SCRIPT = `
'use strict'
const EVERY = 5000, MOST = 200
const $ = (id) => document.getElementById(id)
const time = (ms) => ms === undefined ? '' : new Date(ms).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'medium' })
const GOOD = ['performed', 'solved', 'done', 'fixed', 'selected', 'running']
const BAD = ['failed', 'refused', 'raised', 'unsolved', 'cancelled']
const tone = (state) => GOOD.includes(state) ? 'good' : BAD.includes(state) ? 'bad' : 'wait'
const about = ({ case: care, order, campaign }) => care ? 'case ' + care : order ? 'order ' + order : campaign ? 'campaign ' + campaign : ''

const SECTIONS = [
  { id: 'devices', path: 'devices', rows: (told) => told.devices,
    columns: { Device: (d) => d.imei14, Subscriber: (d) => d.imsi, Make: (d) => [d.info.Man, d.info.Mod].filter(Boolean).join(' '),
      DM: (d) => d.info.DmV, Language: (d) => d.info.Lang, 'Last seen': (d) => time(d.seenAt) } },
  { id: 'cases', path: 'cases', rows: (told) => told.cases,
    columns: { Case: (c) => c.id, State: (c) => state(c.state), Desk: (c) => c.org ? c.desk + ' (' + c.org + ')' : c.desk, Agent: (c) => c.agent,
      Caller: (c) => c.msisdn, Device: (c) => c.imei14, Opened: (c) => time(c.openedAt), Closed: (c) => time(c.closedAt), Phone: (c) => readings(c.id) } },
  { id: 'campaigns', path: 'campaigns', rows: (told) => told.campaigns,
    columns: { Campaign: (c) => c.id, State: (c) => state(c.state), By: (c) => c.branch, Package: (c) => c.package, Models: (c) => c.models.join(', '),
      Started: (c) => time(c.startedAt), Phones: (c) => counted(c.fixes), Trace: (c) => trace(c) } },
  { id: 'orders', path: 'jobs?limit=' + MOST, rows: (told) => told.jobs,
    columns: { Order: (j) => j.kind, State: (j) => state(j.state), For: (j) => about(j.reference), Device: (j) => j.imei14, Subscriber: (j) => j.imsi, Since: (j) => time(j.createdAt) } },
  { id: 'log', path: 'log?limit=' + MOST, rows: (told) => told.records.slice().reverse(),
    columns: { When: (r) => time(r.at), Operation: (r) => r.operation, Result: (r) => state(r.result), Device: (r) => r.imei, Subscriber: (r) => r.imsi,
      Session: (r) => r.session, For: (r) => about(r), Reason: (r) => r.reason } },
]

const open = new Set(), kept = new Map()
let paused = false, timer, token = '', asked = false

const make = (name, text, attributes = {}) => {
  const element = document.createElement(name)
  if (text !== undefined) element.textContent = text
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}
const state = (word) => make('span', word, { class: tone(word) })
const counted = (fixes) => {
  const by = {}
  for (const { state } of fixes) by[state] = (by[state] || 0) + 1
  return Object.entries(by).map(([word, count]) => count + ' ' + word).join(', ') || 'none affected'
}
const folded = (key, title, fill) => {
  const details = make('details')
  details.dataset.key = key
  details.append(make('summary', title))
  const show = async () => { if (details.open && details.children.length === 1) details.append(await fill()) }
  details.addEventListener('toggle', () => { open[details.open ? 'add' : 'delete'](key); show() })
  if (open.has(key)) { details.open = true; show() }
  return details
}
const listed = (pairs, nothing) => {
  if (pairs.length === 0) return make('p', nothing, { class: 'soft' })
  const list = make('dl')
  for (const [name, value] of pairs) list.append(make('dt', name), make('dd', value))
  return list
}
const readings = (id) => folded('case ' + id, 'What was read', async () => {
  const told = await ask('cases?case=' + encodeURIComponent(id)).catch(() => undefined)
  return told ? listed(Object.entries(told.readings), 'Nothing has been read for this case.') : make('p', 'It could not be fetched.')
})
const trace = ({ id, fixes }) => folded('campaign ' + id, 'Each phone', async () =>
  listed(fixes.map((fix) => [fix.imei14 + (fix.imsi ? ' with ' + fix.imsi : ''), fix.state + (fix.reason ? ': ' + fix.reason : '')]), 'No phone is affected.'))

async function ask(path) {
  const answer = await fetch(path, { headers: token ? { authorization: 'Bearer ' + token } : {}, cache: 'no-store' })
  if (answer.status === 401) { $('login').hidden = false; if (!asked) $('token').focus(); asked = true; throw new Error('The operator’s token is needed.') }
  if (!answer.ok) throw new Error('The server answered ' + answer.status + '.')
  $('login').hidden = true
  return answer.json()
}

const wordsOf = (value) => value instanceof Node ? value.textContent : value === undefined ? '' : String(value)

function draw({ id, columns }, rows) {
  const wanted = $('filter').value.trim().toLowerCase()
  const found = wanted === '' ? rows : rows.filter((row) => JSON.stringify(row).toLowerCase().includes(wanted))
  const shown = found.slice(0, MOST)
  const mark = JSON.stringify([shown, found.length, rows.length])
  if (kept.get(id) === mark) return
  kept.set(id, mark)
  const body = $(id).querySelector('tbody')
  const focused = body.contains(document.activeElement) ? document.activeElement.closest('details') : null
  body.replaceChildren(...shown.map((row) => {
    const line = make('tr', undefined, { role: 'row' })
    for (const [label, cell] of Object.entries(columns)) {
      const value = cell(row)
      const box = make('td', undefined, { role: 'cell', 'data-label': label })
      if (wordsOf(value) !== '') box.append(value instanceof Node ? value : String(value))
      line.append(box)
    }
    return line
  }))
  if (focused) for (const details of body.querySelectorAll('details')) {
    if (details.dataset.key === focused.dataset.key) details.querySelector('summary').focus({ preventScroll: true })
  }
  $(id).querySelector('table').hidden = shown.length === 0
  const nothing = $(id).querySelector('.empty')
  nothing.hidden = shown.length > 0
  nothing.textContent = rows.length > 0 ? 'Nothing here matches the filter.' : nothing.dataset.none
  $(id).querySelector('small').textContent = shown.length === rows.length ? String(rows.length) : shown.length + ' of ' + rows.length
}

const last = new Map()
function drawAll() { for (const section of SECTIONS) if (last.has(section.id)) draw(section, last.get(section.id)) }

async function refresh() {
  clearTimeout(timer)
  try {
    await Promise.all(SECTIONS.map(async (section) => { last.set(section.id, section.rows(await ask(section.path))) }))
    drawAll()
    $('problem').hidden = true
    $('updated').textContent = 'Updated ' + new Date().toLocaleTimeString()
  } catch (error) {
    const text = 'What you see may be old. ' + (error instanceof TypeError ? 'The server cannot be reached.' : error.message)
    if ($('problem').textContent !== text) $('problem').textContent = text
    $('problem').hidden = false
  }
  if (!paused) timer = setTimeout(refresh, EVERY)
}

$('pause').addEventListener('click', () => {
  paused = !paused
  $('pause').setAttribute('aria-pressed', String(paused))
  $('pause').textContent = paused ? 'Paused' : 'Pause'
  if (paused) clearTimeout(timer)
  else refresh()
})
$('filter').addEventListener('input', drawAll)
$('login').addEventListener('submit', (event) => { event.preventDefault(); token = $('token').value; refresh() })
refresh()
`
