import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stepOf } from '../../reports/ladder/tell.ts'
import { readHistory } from '../history/reader.ts'
import type { Bundle } from '../prove/bundle.ts'
import type { Proof } from '../prove/prover.ts'
import { shapeOf } from '../prove/shape.ts'
import { titleOf } from '../prove/title.ts'
import type { Target } from '../target/target.ts'

/** The bundle of a proof, with its ladder told from the masked history. */
export async function bundleOf(
  { finding, plan, path, kept }: Proof,
  {
    seed,
    targets,
    file,
  }: { readonly seed: string; readonly targets: readonly Target[]; readonly file: string },
): Promise<Bundle> {
  const target = targets.find(({ auths }) => auths.includes(plan.dialect.auth)) ?? targets[0]
  const { property, message, nearest } = finding
  return {
    schema: 'rollcall-bundle/1',
    ...{ property, message, seed, path },
    title: titleOf(property),
    ...(nearest !== undefined && { nearest }),
    target: {
      name: target?.name ?? '',
      endpoint: target?.endpoint ?? '',
      defects: [...(target?.defects ?? [])],
    },
    plan: { ...plan, households: [...plan.households], steps: [...plan.steps] },
    told: kept.steps.map(({ text }) => text),
    shape: shapeOf(plan),
    ladder: await ladderOf(kept.history),
    replay: `rollcall replay ${file}`,
    history: Buffer.from(kept.history).toString('base64'),
  }
}

/** What happened, one line for each event. */
async function ladderOf(history: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-'))
  try {
    const file = join(folder, 'history.ndjson.gz')
    writeFileSync(file, history)
    const lines: string[] = []
    for await (const { events } of readHistory(file)) {
      for (const event of events) {
        const { from, to, text } = stepOf(event)
        lines.push(
          `${String(event.seq).padStart(4)}  ${(from === to ? from : `${from} → ${to}`).padEnd(17)}  ${text}`,
        )
      }
    }
    return lines
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
