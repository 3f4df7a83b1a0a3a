import { type FileHandle, open } from 'node:fs/promises'
import { crc32, type InflateRaw, inflateRawSync } from 'node:zlib'

// RFC 1952: a header without optional fields, as the writer makes it, and a trailer of checksum and length.
const HEADER = Buffer.from('1f8b0800', 'hex')
const HEADER_LENGTH = 10
const TRAILER_LENGTH = 8

const READ_AHEAD = 1 << 20
const LONGEST = 1 << 28

/**
 * The gzip members of a file, each unzipped by itself: what follows a whole member can't harm it, as it would in a file
 * that is unzipped as one stream. The return value says why no further, where the file is damaged.
 */
export async function* membersOf(path: string): AsyncGenerator<Buffer, string | undefined> {
  let file: FileHandle | undefined
  try {
    file = await open(path)
    let window: Buffer = Buffer.alloc(0)
    for (;;) {
      const member = firstMember(window)
      if (member) {
        yield member.text
        window = window.subarray(member.length)
        continue
      }
      const more = Buffer.alloc(Math.max(READ_AHEAD, window.length))
      const { bytesRead } = await file.read(more)
      if (bytesRead === 0) return window.length === 0 ? undefined : 'unexpected end of file'
      window = Buffer.concat([window, more.subarray(0, bytesRead)])
    }
  } catch (error) {
    return (error as Error).message
  } finally {
    await file?.close()
  }
}

/** The member that the octets begin with; nothing where its end is not among them. Throws where it is damaged. */
function firstMember(octets: Buffer): { text: Buffer; length: number } | undefined {
  if (octets.length < HEADER_LENGTH) return undefined
  if (!octets.subarray(0, HEADER.length).equals(HEADER)) throw new Error('incorrect header of a play')
  const inflated = inflate(octets.subarray(HEADER_LENGTH))
  if (!inflated) return undefined
  const end = HEADER_LENGTH + inflated.engine.bytesWritten
  if (octets.length < end + TRAILER_LENGTH) return undefined
  if (octets.readUInt32LE(end) !== crc32(inflated.buffer)) throw new Error('incorrect checksum of a play')
  return { text: inflated.buffer, length: end + TRAILER_LENGTH }
}

function inflate(octets: Buffer): { buffer: Buffer; engine: InflateRaw } | undefined {
  try {
    // The types leave out what `info` gives.
    return inflateRawSync(octets, { info: true, maxOutputLength: LONGEST }) as unknown as {
      buffer: Buffer
      engine: InflateRaw
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR') return undefined
    throw error
  }
}
