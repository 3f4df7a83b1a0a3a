import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'

const CHUNK = 64 * 1024

/** Pieces of text kept on disk until their turn comes: histories come in the order of the run, the page has its own. */
export class PartFile {
  readonly #path: string
  readonly #file: number
  readonly #places = new Map<string, { readonly from: number; readonly length: number }>()
  #end = 0

  constructor(path: string) {
    this.#path = path
    this.#file = openSync(path, 'w+')
  }

  put(name: string, text: string): void {
    const octets = Buffer.from(text, 'utf8')
    for (let written = 0; written < octets.length; ) {
      written += writeSync(this.#file, octets, written, octets.length - written, this.#end + written)
    }
    this.#places.set(name, { from: this.#end, length: octets.length })
    this.#end += octets.length
  }

  has(name: string): boolean {
    return this.#places.has(name)
  }

  /** Copies one piece to the end of another file, a chunk at a time. */
  copyTo(file: number, name: string): void {
    const place = this.#places.get(name)
    if (!place) return
    const chunk = Buffer.alloc(Math.min(CHUNK, place.length))
    for (let done = 0; done < place.length; ) {
      const read = readSync(
        this.#file,
        chunk,
        0,
        Math.min(chunk.length, place.length - done),
        place.from + done,
      )
      if (read === 0) return
      for (let written = 0; written < read; ) written += writeSync(file, chunk, written, read - written)
      done += read
    }
  }

  /** Closes and removes the file. */
  discard(): void {
    closeSync(this.#file)
    rmSync(this.#path, { force: true })
  }
}
