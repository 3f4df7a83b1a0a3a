import { mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { UsageProblem } from '../target/usage-problem.ts'

/** Makes `<out>/<command>/<time>/` and points `<out>/<command>/latest` at it. Throws UsageProblem where it cannot. */
export function makeRunDirectory(out: string, command: string, now: Date): string {
  const parent = resolve(out, command)
  const stamp = now.toISOString().replace(/[:.]/g, '-').replace('Z', '')
  try {
    makeAll(parent)
    const folder = unique(parent, stamp)
    const latest = join(parent, 'latest')
    rmSync(latest, { force: true })
    symlinkSync(folder, latest)
    return folder
  } catch (error) {
    throw new UsageProblem(
      `cannot keep runs in ${out}: ${(error as Error).message}; choose another folder with --out`,
    )
  }
}

/** Each folder by itself: asked to make them all, Node never returns from some file systems. */
function makeAll(path: string): void {
  if (exists(path)) return
  makeAll(dirname(path))
  mkdirSync(path)
}

function unique(parent: string, stamp: string): string {
  for (let n = 0; ; n++) {
    const folder = join(parent, n === 0 ? stamp : `${stamp}-${n}`)
    if (!exists(folder)) {
      mkdirSync(folder)
      return folder
    }
  }
}

const exists = (path: string) => statSync(path, { throwIfNoEntry: false }) !== undefined
