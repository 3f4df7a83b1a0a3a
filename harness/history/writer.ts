import { closeSync, openSync, writeSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { PlayHeader, Stamped } from './event.ts'
import { Mask } from './mask.ts'

/** The history cannot be kept: the disk is full, or may not be written. */
export class HistoryProblem extends Error {
  override readonly name = 'HistoryProblem'
}

/** One play as a gzip member of lines: its header, its events, and a line that says it is whole. Secrets are masked here. */
export function encodePlay(
  header: PlayHeader,
  events: readonly Stamped[],
  secrets: readonly string[],
): Uint8Array {
  const mask = new Mask(secrets)
  const lines = [
    { header },
    ...events.map((event) => ({ event: mask.value('', event) })),
    { end: events.length },
  ]
  return gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

/** Appends plays to a file, each in one write: a process that dies loses at most the play it was writing. */
export class HistoryWriter {
  readonly #file: number
  readonly #path: string

  constructor(path: string) {
    this.#path = path
    this.#file = this.#guarded(() => openSync(path, 'a'))
  }

  append(play: Uint8Array): void {
    this.#guarded(() => {
      for (let written = 0; written < play.length; ) written += writeSync(this.#file, play, written)
    })
  }

  close(): void {
    closeSync(this.#file)
  }

  #guarded<T>(act: () => T): T {
    try {
      return act()
    } catch (error) {
      throw new HistoryProblem(`cannot keep the history in ${this.#path}: ${(error as Error).message}`)
    }
  }
}
