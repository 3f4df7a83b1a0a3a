import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'

const PAGE = 'docs/performance.md'

/** A table for a terminal and for Markdown alike. The first row is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, at) => (at === 0 ? (row[at] ?? '').padEnd(width) : (row[at] ?? '').padStart(width))).join(' | ')} |`
  const [head = [], ...rest] = rows
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [line(head), line(rule), ...rest.map(line)].join('\n')
}

/** Prints figures and, with `--write`, puts them in their place on the page of figures. */
export function report(section: string, figures: string): void {
  const where = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)} at the end.`
  const text = `${figures}\n\n${where}`
  process.stdout.write(`${text}\n`)
  if (!process.argv.includes('--write')) return
  const [from, to] = [`<!-- ${section} -->`, `<!-- /${section} -->`]
  const page = readFileSync(PAGE, 'utf8')
  const start = page.indexOf(from)
  const end = page.indexOf(to)
  if (start === -1 || end < start) throw new Error(`${PAGE} has no place for ${section}`)
  writeFileSync(PAGE, `${page.slice(0, start + from.length)}\n\n${text}\n\n${page.slice(end)}`)
}
