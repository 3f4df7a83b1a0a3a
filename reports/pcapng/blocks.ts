/** Blocks of a pcapng file (draft-ietf-opsawg-pcapng), little-endian. */

/** Packets begin with their IP header: LINKTYPE_RAW. */
const LINKTYPE_RAW = 101

function block(type: number, body: Buffer): Buffer {
  const padded = Buffer.alloc(Math.ceil(body.length / 4) * 4)
  body.copy(padded)
  const total = padded.length + 12
  const head = Buffer.alloc(8)
  head.writeUInt32LE(type, 0)
  head.writeUInt32LE(total, 4)
  const tail = Buffer.alloc(4)
  tail.writeUInt32LE(total, 0)
  return Buffer.concat([head, padded, tail])
}

/** Section header and the one interface: what every file begins with. */
export function fileHeader(): Buffer {
  const section = Buffer.alloc(16)
  section.writeUInt32LE(0x1a2b3c4d, 0)
  section.writeUInt16LE(1, 4)
  section.writeBigInt64LE(-1n, 8)
  const device = Buffer.alloc(8)
  device.writeUInt16LE(LINKTYPE_RAW, 0)
  return Buffer.concat([block(0x0a0d0d0a, section), block(1, device)])
}

/** One packet at a time in microseconds. */
export function packetBlock(packet: Buffer, micros: number): Buffer {
  const head = Buffer.alloc(20)
  head.writeUInt32LE(Math.floor(micros / 2 ** 32), 4)
  head.writeUInt32LE(micros >>> 0, 8)
  head.writeUInt32LE(packet.length, 12)
  head.writeUInt32LE(packet.length, 16)
  return block(6, Buffer.concat([head, packet]))
}
