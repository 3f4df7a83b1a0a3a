import { GsupProblem } from './problem.ts'

/** Streams that share one IPA connection: connection management, and what Osmocom carries in its extension. */
export type IpaStream = 'ccm' | 'control' | 'gsup'

export interface IpaFrame {
  readonly stream: IpaStream
  readonly payload: Uint8Array
}

/** Protocol octet of the frame, and the octet behind it where the protocol is the Osmocom extension. */
const CODES: Readonly<Record<IpaStream, readonly number[]>> = {
  ccm: [0xfe],
  control: [0xee, 0x00],
  gsup: [0xee, 0x05],
}

const HEADER = 3

/** A frame as it is sent: length of what follows the header, protocol, extension, payload. At most 65,534 octets. */
export function writeFrame({ stream, payload }: IpaFrame): Uint8Array {
  const [protocol = 0, ...extension] = CODES[stream]
  const length = extension.length + payload.length
  if (length > 0xffff) throw new RangeError(`an IPA frame holds 65535 octets, not ${length}`)
  return Uint8Array.from([length >> 8, length & 0xff, protocol, ...extension, ...payload])
}

/** Cuts a stream of octets into frames, wherever the network cut it. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0)
  #offset = 0

  /** The frames that these octets complete. Throws GsupProblem for a protocol that is none of ours. */
  push(octets: Uint8Array): IpaFrame[] {
    this.#rest = Buffer.concat([this.#rest, octets])
    const frames: IpaFrame[] = []
    while (this.#rest.length >= HEADER) {
      const end = HEADER + this.#rest.readUInt16BE(0)
      if (this.#rest.length < end) break
      frames.push(this.#frame(this.#rest.subarray(HEADER - 1, end)))
      this.#rest = this.#rest.subarray(end)
      this.#offset += end
    }
    return frames
  }

  #frame(octets: Buffer): IpaFrame {
    for (const [stream, code] of Object.entries(CODES) as [IpaStream, readonly number[]][]) {
      if (code.every((each, at) => octets[at] === each))
        return { stream, payload: Uint8Array.from(octets.subarray(code.length)) }
    }
    throw new GsupProblem(this.#offset + HEADER - 1, 'CCM (fe), CTRL (ee 00) or GSUP (ee 05)')
  }
}
