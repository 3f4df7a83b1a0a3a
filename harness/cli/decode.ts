import { readFileSync } from 'node:fs'
import { NotificationProblem } from '../../protocol/notification/package0.ts'
import { SyncMLProblem } from '../../protocol/syncml/problem.ts'
import { type DecodeView, decodeDocument } from '../../reports/decode/document.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT } from '../verdict/exit-code.ts'

/** `rollcall decode [file]`: one document, from a file or from standard input. */
export async function decode(options: Record<string, unknown>, file = '-'): Promise<number> {
  const bytes = asOctets(read(file), options['hex'] === true)
  if (bytes.length === 0) throw new UsageProblem('there is nothing to decode: the input is empty')
  try {
    const decoded = decodeDocument(bytes, options['type'] as string | undefined)
    const { kind, encoding, deviations } = decoded
    const lines = decoded.lines(options['as'] as DecodeView)
    if (options['json']) {
      process.stdout.write(
        `${JSON.stringify({ kind, encoding, octets: bytes.length, deviations, lines }, null, 2)}\n`,
      )
      return EXIT.pass
    }
    const notes = deviations.map(
      ({ code, message, offset }) => `deviation at octet ${offset}: ${message} (${code})`,
    )
    process.stdout.write(
      `${[`${kind}, ${encoding}, ${bytes.length} octets`, ...lines, ...notes].join('\n')}\n`,
    )
    return EXIT.pass
  } catch (problem) {
    if (!(problem instanceof SyncMLProblem) && !(problem instanceof NotificationProblem)) throw problem
    process.stderr.write(
      `rollcall: ${file === '-' ? 'the input' : file} cannot be decoded: ${problem.message}\n`,
    )
    return EXIT.fail
  }
}

function read(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch (error) {
    throw new UsageProblem(
      `cannot read ${file === '-' ? 'standard input' : file}: ${(error as Error).message}`,
    )
  }
}

function asOctets(input: Buffer, hex: boolean): Uint8Array {
  if (!hex) return input
  const digits = input.toString('latin1').replace(/\s+/g, '')
  if (!/^([0-9a-fA-F]{2})*$/.test(digits))
    throw new UsageProblem('--hex wants pairs of hexadecimal digits and white space')
  return Buffer.from(digits, 'hex')
}
