import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { matrixPage } from '../../../reports/matrix/html.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import { type Cell, folderName, type Matrix } from '../../verdict/matrix.ts'
import type { RunResult } from '../../verdict/result.ts'

type About = Omit<Matrix, 'schema' | 'cells'>

/** What an event leaves on disk: the matrix, and a folder for each cell that was played. */
export class EventFolder {
  readonly path: string
  readonly #about: About
  readonly #cells: Cell[] = []

  constructor(path: string, about: About) {
    this.path = path
    this.#about = about
    mkdirSync(join(path, 'cells'), { recursive: true })
    this.#write()
  }

  get matrix(): Matrix {
    const { servers, devices } = this.#about
    const place = ({ server, device }: Cell) =>
      servers.indexOf(server) * devices.length + devices.indexOf(device)
    const cells = [...this.#cells].sort((a, b) => place(a) - place(b))
    return { schema: 'rollcall-matrix/1', ...this.#about, cells }
  }

  add(cell: Cell): void {
    this.#cells.push(cell)
    this.#write()
  }

  /** The folder of a cell, made where it is not there. */
  cell(server: string, device: string): string {
    const path = join(this.path, 'cells', folderName(server, device))
    mkdirSync(path, { recursive: true })
    return path
  }

  /** A file takes the place of its predecessor in one step, so that whoever looks, or dies, never leaves half of it. */
  #write(): void {
    const matrix = this.matrix
    for (const [name, text] of [
      ['matrix.json', `${JSON.stringify(matrix, null, 2)}\n`],
      ['index.html', matrixPage(matrix)],
    ] as const) {
      writeFileSync(join(this.path, `.${name}.part`), text)
      renameSync(join(this.path, `.${name}.part`), join(this.path, name))
    }
  }
}

/** The result of a cell that was played to its end; undefined where it was not. */
export function keptResult(folder: string): RunResult | undefined {
  const path = join(folder, 'result.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RunResult) : undefined
}

/** The matrix in the folder of an event. Throws UsageProblem where there is none. */
export function matrixIn(folder: string): Matrix {
  const path = join(folder, 'matrix.json')
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Matrix
  } catch (error) {
    throw new UsageProblem(`there is no event in ${folder}: ${(error as Error).message}`)
  }
}
