const MSS = 1_400
const FIN_ACK = 0x11
const SYN = 0x02
const SYN_ACK = 0x12
const ACK = 0x10
const PSH_ACK = 0x18

const PHONE = [10, 0, 0, 1]
const SERVER = [10, 0, 0, 2]

/** One TCP connection between a phone and the server, as packets that begin with their IP header. */
export class Conversation {
  readonly #port: number
  #sent = 1_000
  #received = 5_000
  #id = 0

  constructor(port: number) {
    this.#port = port
  }

  opens(): Buffer[] {
    const syn = this.#packet(true, SYN)
    this.#sent += 1
    const answer = this.#packet(false, SYN_ACK)
    this.#received += 1
    return [syn, answer, this.#packet(true, ACK)]
  }

  says(up: boolean, octets: Buffer): Buffer[] {
    const packets: Buffer[] = []
    for (let at = 0; at < octets.length; at += MSS) {
      const part = octets.subarray(at, at + MSS)
      packets.push(this.#packet(up, PSH_ACK, part))
      if (up) this.#sent += part.length
      else this.#received += part.length
    }
    return packets
  }

  closes(): Buffer[] {
    const fin = this.#packet(true, FIN_ACK)
    this.#sent += 1
    const answer = this.#packet(false, FIN_ACK)
    this.#received += 1
    return [fin, answer, this.#packet(true, ACK)]
  }

  #packet(up: boolean, flags: number, data: Buffer = Buffer.alloc(0)): Buffer {
    const [from, to] = up ? [PHONE, SERVER] : [SERVER, PHONE]
    const ip = Buffer.alloc(20)
    ip[0] = 0x45
    ip.writeUInt16BE(40 + data.length, 2)
    ip.writeUInt16BE(++this.#id & 0xffff, 4)
    ip.writeUInt16BE(0x4000, 6)
    ip[8] = 64
    ip[9] = 6
    Buffer.from([...from, ...to]).copy(ip, 12)
    ip.writeUInt16BE(checksum(ip), 10)
    const tcp = Buffer.alloc(20)
    tcp.writeUInt16BE(up ? this.#port : 80, 0)
    tcp.writeUInt16BE(up ? 80 : this.#port, 2)
    tcp.writeUInt32BE(up ? this.#sent : this.#received, 4)
    tcp.writeUInt32BE(flags === SYN ? 0 : up ? this.#received : this.#sent, 8)
    tcp[12] = 0x50
    tcp[13] = flags
    tcp.writeUInt16BE(0xffff, 14)
    const pseudo = Buffer.alloc(12)
    Buffer.from([...from, ...to, 0, 6]).copy(pseudo)
    pseudo.writeUInt16BE(20 + data.length, 10)
    tcp.writeUInt16BE(checksum(Buffer.concat([pseudo, tcp, data])), 16)
    return Buffer.concat([ip, tcp, data])
  }
}

/** The Internet checksum (RFC 1071). */
function checksum(octets: Buffer): number {
  let sum = 0
  for (let at = 0; at < octets.length; at += 2) sum += ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0)
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
  return ~sum & 0xffff
}
