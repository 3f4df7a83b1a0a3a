import { readFileSync } from 'node:fs'
import type { GivenAccount } from './target.ts'
import { UsageProblem } from './usage-problem.ts'

const MUST = ['imei', 'clientName', 'clientSecret', 'serverSecret']

/** Accounts from a CSV file with a line of names. Throws UsageProblem that names the line. */
export function devicesFromCsv(path: string, serverId: string): GivenAccount[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageProblem(`devices: cannot read ${path}: ${(error as Error).message}`)
  }
  const [head = [], ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map(cells)
  const missing = MUST.filter((name) => !head.includes(name))
  if (missing.length > 0) throw new UsageProblem(`devices: ${path} has no column ${missing.join(', ')}`)
  if (rows.length === 0) throw new UsageProblem(`devices: ${path} has no device`)
  return rows.map((row, at) => {
    const cell = (name: string) => row[head.indexOf(name)] ?? ''
    if (!/^\d{14,16}$/.test(cell('imei')))
      throw new UsageProblem(
        `devices: ${path}, device ${at + 1}: imei '${cell('imei')}' is not 14 to 16 digits`,
      )
    return {
      imei: cell('imei'),
      serverId: cell('serverId') || serverId,
      client: { name: cell('clientName'), secret: cell('clientSecret'), nonce: cell('clientNonce') },
      server: {
        name: cell('serverName') || serverId,
        secret: cell('serverSecret'),
        nonce: cell('serverNonce'),
      },
    }
  })
}

/** One line of CSV (RFC 4180): quotes around cells, doubled inside them. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'),
  )
}
