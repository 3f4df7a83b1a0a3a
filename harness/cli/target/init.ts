import { existsSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { stringify } from 'yaml'
import { targetFile, targetSchema } from '../../target/schema.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import { EXIT } from '../../verdict/exit-code.ts'

const QUESTIONS = [
  { name: 'endpoint', asks: 'URL to which devices send package 1', usual: 'http://127.0.0.1:8080/dm' },
  { name: 'serverId', asks: 'ServerID of the accounts that it makes', usual: 'dm.operator.example' },
  { name: 'content', asks: 'encodings (xml, wbxml)', usual: 'xml, wbxml' },
  { name: 'auth', asks: 'credential types of its accounts (basic, md5, mac)', usual: 'md5' },
  { name: 'imei', asks: 'IMEI of a device that it has an account for; nothing when it has none', usual: '' },
  {
    name: 'clientName',
    asks: 'name by which that device proves itself; IMEI: and its number when nothing is said',
    usual: '',
  },
  { name: 'clientSecret', asks: 'its password', usual: '' },
  { name: 'serverSecret', asks: 'the password by which the server proves itself', usual: '' },
] as const

type Answers = Partial<Record<(typeof QUESTIONS)[number]['name'], string>>

/** `rollcall target init <file>`: asks what a target file must say and writes it; flags answer without being asked. */
export async function targetInit(options: Record<string, unknown>, argument?: string): Promise<number> {
  const file = argument ?? 'rollcall-target.yaml'
  if (existsSync(file) && options['force'] !== true)
    throw new UsageProblem(`${file} is there already; say --force to write it anew`)
  const answers = await ask(options as Answers)
  if (answers === undefined) {
    process.stderr.write('\nrollcall: stopped before the last answer; nothing was written\n')
    return EXIT.aborted
  }
  const problem = problemOf(answers)
  if (problem !== undefined) throw new UsageProblem(problem)
  if (answers.imei && !answers.clientSecret) throw new UsageProblem(`--client-secret: ${NO_SECRET}`)
  const schema = file.replace(/(\.ya?ml)?$/, '.schema.json')
  const name = schema.split('/').at(-1)
  try {
    writeFileSync(schema, `${JSON.stringify(targetSchema(), null, 2)}\n`)
    writeFileSync(file, `# yaml-language-server: $schema=./${name}\n${stringify(fieldsOf(answers))}`)
  } catch (error) {
    throw new UsageProblem(`cannot write ${file}: ${(error as Error).message}`)
  }
  process.stdout.write(`${file}\n${schema}\n`)
  process.stderr.write(`Next: rollcall target check ${file}\n`)
  return EXIT.pass
}

/**
 * Only a person at a terminal is asked, and once more where the answer will not do; otherwise what no flag answers is what
 * is usual. Undefined where the person went away.
 */
async function ask(given: Answers): Promise<Answers | undefined> {
  if (given.endpoint !== undefined || process.stdin.isTTY !== true) return given
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const lines = terminal[Symbol.asyncIterator]()
  let answers = given
  try {
    for (const { name, asks, usual } of QUESTIONS) {
      if (answers[name] !== undefined || (OF_ACCOUNT.includes(name) && !answers.imei)) continue
      terminal.setPrompt(`${asks}${usual === '' ? '' : ` [${usual}]`}: `)
      let problem: string | undefined
      do {
        terminal.prompt()
        const line = await lines.next()
        if (line.done) return undefined
        const more: Answers = { ...answers, [name]: line.value.trim() }
        problem = name === 'clientSecret' && more[name] === '' ? NO_SECRET : problemOf(more)
        if (problem === undefined) answers = more
        else process.stderr.write(`  ${problem}\n`)
      } while (problem !== undefined)
    }
    return answers
  } finally {
    terminal.close()
  }
}

const OF_ACCOUNT: readonly string[] = ['clientName', 'clientSecret', 'serverSecret']
const NO_SECRET = 'it cannot be empty: the device proves itself with it'

/** What of the answers a target file would not take. */
function problemOf(answers: Answers): string | undefined {
  const issue = targetFile.safeParse(fieldsOf(answers)).error?.issues[0]
  return issue && `${issue.path.join('.')}: ${issue.message}`
}

function fieldsOf(answers: Answers): object {
  const said = (name: (typeof QUESTIONS)[number]['name']) =>
    answers[name] || QUESTIONS.find((each) => each.name === name)?.usual || ''
  const list = (text: string) => text.split(/[\s,]+/).filter((each) => each !== '')
  const account = {
    imei: said('imei'),
    serverId: said('serverId'),
    client: { name: said('clientName') || `IMEI:${said('imei')}`, secret: said('clientSecret') },
    server: { name: said('serverId'), secret: said('serverSecret') },
  }
  return {
    endpoint: said('endpoint'),
    serverId: said('serverId'),
    content: list(said('content')),
    auth: list(said('auth')),
    ...(account.imei !== '' && { account }),
  }
}
