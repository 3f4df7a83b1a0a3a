import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlayResult, RunResult } from '../../harness/verdict/result.ts'
import { html } from './text.ts'

/** Whether the page holds pictures, which its policy must then allow. */
export const hasPictures = ({ plays }: RunResult): boolean =>
  plays.some(({ screenshots }) => screenshots !== undefined)

/** What a real browser showed, step by step: the pictures themselves where the play is shown in full, links elsewhere. */
export function screenshotsOf({ screenshots = [] }: PlayResult, folder: string, inFull: boolean): string {
  if (screenshots.length === 0) return ''
  const steps = screenshots.map(({ name, file }, index) => {
    const link = `<a href="${html(file.split('/').map(encodeURIComponent).join('/'))}">${index + 1} ${html(name)}</a>`
    const picture = inFull ? pictureOf(join(folder, file), name) : ''
    return `<li>${picture}${link}</li>`
  })
  return `<details class="shots"><summary>${screenshots.length} pictures of its pages</summary><ol>${steps.join('')}</ol></details>`
}

/** A picture that is gone is a link that leads nowhere, and no broken report. */
function pictureOf(path: string, name: string): string {
  try {
    const data = readFileSync(path).toString('base64')
    return `<img alt="${html(name)}" loading="lazy" src="data:image/jpeg;base64,${data}">`
  } catch {
    return ''
  }
}
