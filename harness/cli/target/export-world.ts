import { Random } from '../../../simulators/world/random.ts'
import { drawIccid, drawImei, drawImsi, drawMsisdn } from '../../stage/identities.ts'
import { loadTargets } from '../../target/load.ts'
import { EXIT } from '../../verdict/exit-code.ts'

const COLUMNS = [
  ...['imei', 'imsi', 'msisdn', 'iccid', 'serverId'],
  ...['clientName', 'clientSecret', 'clientNonce', 'serverName', 'serverSecret', 'serverNonce'],
] as const
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>

/**
 * `rollcall world export`: devices, cards, subscribers and credentials, drawn from a seed, in the form that a server's
 * own provisioning takes. The CSV is also what `devices: { csv: … }` of a target file reads.
 */
export async function exportWorld(options: Record<string, unknown>): Promise<number> {
  const given = options['target'] as string | undefined
  const [target] = given === undefined ? [] : loadTargets(given)
  const about = {
    serverId: target?.serverId ?? 'dm.operator.example',
    plmn: target?.homePlmn ?? { mcc: '234', mnc: '15' },
  }
  const rows = Array.from({ length: options['count'] as number }, (_, at) =>
    drawRow(new Random(`${options['seed']}/world/${at}`), about),
  )
  process.stdout.write(WRITERS[options['as'] as keyof typeof WRITERS](rows))
  return EXIT.pass
}

function drawRow(
  random: Random,
  { serverId, plmn }: { serverId: string; plmn: { mcc: string; mnc: string } },
): Row {
  const imei = drawImei(random)
  const nonce = (name: string) => Buffer.from(random.fork(name).bytes(16)).toString('base64')
  return {
    imei,
    imsi: drawImsi(random, plmn),
    msisdn: drawMsisdn(random),
    iccid: drawIccid(random),
    serverId,
    clientName: `IMEI:${imei}`,
    clientSecret: random.fork('client').token(16),
    clientNonce: nonce('client-nonce'),
    serverName: serverId,
    serverSecret: random.fork('server').token(16),
    serverNonce: nonce('server-nonce'),
  }
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

const WRITERS = {
  csv: (rows: readonly Row[]) =>
    `${[COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((name) => row[name]).join(','))].join('\n')}\n`,
  json: (rows: readonly Row[]) => `${JSON.stringify(rows, null, 2)}\n`,
  sql: (rows: readonly Row[]) => {
    const names = COLUMNS.map(snake)
    const table = `CREATE TABLE device (${names.map((name) => `${name} TEXT NOT NULL`).join(', ')});`
    const inserts = rows.map(
      (row) =>
        `INSERT INTO device (${names.join(', ')}) VALUES (${COLUMNS.map((name) => quoted(row[name])).join(', ')});`,
    )
    return `${[table, ...inserts].join('\n')}\n`
  },
} as const
