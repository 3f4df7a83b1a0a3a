import { readdirSync, readFileSync } from 'node:fs'
import { parseString } from 'xml2js'
import { readMessage } from '../../protocol/syncml/read.ts'
import { writeMessage } from '../../protocol/syncml/write.ts'

/**
 * What our codecs cost beside xml2js, in microseconds per message over all golden messages, and as a ratio. Ratios travel
 * between machines, times do not. Compile and run:
 * `npx tsc -p tsconfig.json --noEmit false --outDir dist-bench && node dist-bench/test/bench/codec.js`.
 */
interface Measured {
  readonly what: string
  readonly microseconds: number
  /** How many times as long xml2js takes to parse the same messages. */
  readonly ratio: number
}

/** Run from the root of the project, where the golden files are, wherever the compiled script lies. */
const FOLDER = new URL('test/golden/wbxml/', `file://${process.cwd()}/`)
const OTHERS = /^(25|26|27)-/

function measure(rounds: number): Measured[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.xml') && !OTHERS.test(name))
  const xml = names.map((name) => readFileSync(new URL(name, FOLDER)))
  const wbxml = names.map((name) => readFileSync(new URL(name.replace(/xml$/, 'wbxml'), FOLDER)))
  const text = xml.map((bytes) => bytes.toString('utf8'))
  const messages = xml.map((bytes) => readMessage(bytes, 'xml').message)
  const theirs = cost(Math.ceil(rounds / 8), text, (each) =>
    parseString(each, { async: false }, () => undefined),
  )
  const ours: readonly [string, number][] = [
    ['read XML', cost(rounds, xml, (bytes) => readMessage(bytes, 'xml'))],
    ['read WBXML', cost(rounds, wbxml, (bytes) => readMessage(bytes, 'wbxml'))],
    ['write XML', cost(rounds, messages, (message) => writeMessage(message, 'xml'))],
    ['write WBXML', cost(rounds, messages, (message) => writeMessage(message, 'wbxml'))],
  ]
  const rows = ours.map(([what, microseconds]) => ({ what, microseconds, ratio: theirs / microseconds }))
  return [...rows, { what: 'xml2js parse', microseconds: theirs, ratio: 1 }]
}

function cost<T>(rounds: number, inputs: readonly T[], run: (input: T) => unknown): number {
  const round = () => {
    for (const input of inputs) run(input)
  }
  for (let n = 0; n < rounds / 4; n++) round()
  const start = performance.now()
  for (let n = 0; n < rounds; n++) round()
  return ((performance.now() - start) * 1000) / (rounds * inputs.length)
}

const lines = measure(400).map(
  ({ what, microseconds, ratio }) =>
    `${what.padEnd(14)} ${microseconds.toFixed(1).padStart(7)} µs  ${ratio.toFixed(1)}×`,
)
process.stdout.write(`${lines.join('\n')}\n`)
