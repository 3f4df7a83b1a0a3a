import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { UsageProblem } from '../../target/usage-problem.ts'
import { type Compared, transitions, type Waiver } from '../../verdict/compare.ts'
import { EXIT } from '../../verdict/exit-code.ts'
import type { Matrix } from '../../verdict/matrix.ts'
import type { RunResult } from '../../verdict/result.ts'

const waiverFile = z.array(
  z.strictObject({
    case: z.string('must name a play or a cell').min(1),
    link: z.url({ error: 'must be a link to where the waiver is discussed' }),
    expires: z.iso.date('must be a day such as 2027-01-31'),
  }),
  { error: 'must be a list of waivers, each with case, link and expires' },
)

/** `rollcall compare <A> <B>`: verdicts that changed between two runs, both ways. Exit code 1 when one got worse and nobody waived it. */
export async function compare(options: Record<string, unknown>, a?: string, b?: string): Promise<number> {
  if (a === undefined || b === undefined)
    throw new UsageProblem('name two runs: rollcall compare <folder or result.json> <folder or result.json>')
  const waivers = options['waivers'] === undefined ? [] : readWaivers(String(options['waivers']))
  const today = new Date().toISOString().slice(0, 10)
  const changed = transitions(readRun(a), readRun(b), waivers, today)
  if (options['json']) process.stdout.write(`${JSON.stringify(changed, null, 2)}\n`)
  else {
    const mark = { worse: '↓', better: '↑', other: '·' }
    for (const { name, from, to, direction, reason, waiver, expired } of changed) {
      process.stdout.write(`${mark[direction]} ${`${from} → ${to}`.padEnd(24)} ${name}\n`)
      if (waiver) process.stdout.write(`    waived until ${waiver.expires}: ${waiver.link}\n`)
      else if (direction === 'worse') process.stdout.write(`    ${reason}\n`)
      if (expired) process.stdout.write(`    its waiver expired on ${expired.expires}: ${expired.link}\n`)
    }
    const count = (direction: string) => changed.filter((each) => each.direction === direction).length
    process.stdout.write(`${count('worse')} worse, ${count('better')} better, ${count('other')} other\n`)
  }
  return changed.some(({ direction, waiver }) => direction === 'worse' && !waiver) ? EXIT.fail : EXIT.pass
}

function readRun(path: string): Compared[] {
  for (const file of [join(path, 'matrix.json'), join(path, 'result.json'), path]) {
    if (!existsSync(file) || !file.endsWith('.json')) continue
    let run: RunResult | Matrix
    try {
      run = JSON.parse(readFileSync(file, 'utf8')) as RunResult | Matrix
    } catch (error) {
      throw new UsageProblem(`${file} is not JSON: ${(error as Error).message}`)
    }
    if ('cells' in run)
      return run.cells.map(({ server, device, verdict, reason }) => ({
        name: `${server} × ${device}`,
        verdict,
        reason,
      }))
    return run.plays.map(({ play, verdict, reason }) => ({ name: play, verdict, reason }))
  }
  throw new UsageProblem(`there is no result in ${path}; name the folder of a run`)
}

function readWaivers(path: string): Waiver[] {
  let fields: unknown
  try {
    fields = parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UsageProblem(`cannot read the waivers in ${path}: ${(error as Error).message.split('\n')[0]}`)
  }
  const parsed = waiverFile.safeParse(fields)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new UsageProblem(
    [path, ...(issue?.path.length ? [issue.path.join('.')] : []), issue?.message].join(': '),
  )
}
