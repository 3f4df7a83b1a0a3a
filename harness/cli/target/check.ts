import { checkTarget } from '../../target/check/check-target.ts'
import { loadTargets } from '../../target/load.ts'
import { EXIT } from '../../verdict/exit-code.ts'

/** `rollcall target check <file|url>`: connects and says in plain words what it found, and what to do next. */
export async function targetCheck(options: Record<string, unknown>, argument?: string): Promise<number> {
  const targets = loadTargets(argument ?? 'rollcall-target.yaml')
  const report = []
  for (const target of targets) report.push({ target: target.name, findings: await checkTarget(target) })
  if (options['json']) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else {
    for (const { target, findings } of report) {
      process.stdout.write(`${target}\n`)
      for (const { ok, what, says, next } of findings) {
        process.stdout.write(`  ${ok ? '✓' : '✗'} ${what.padEnd(16)} ${says}\n`)
        if (next) process.stdout.write(`    → ${next}\n`)
      }
    }
  }
  return report.every(({ findings }) => findings.every(({ ok }) => ok)) ? EXIT.pass : EXIT.fail
}
