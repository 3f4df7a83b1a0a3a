const SHORT = 48

/** Octets to be, in one buffer that grows by doubling. */
export class Octets {
  #buffer = Buffer.allocUnsafe(1024)
  #length = 0

  octet(octet: number): void {
    this.#room(1)
    this.#buffer[this.#length++] = octet
  }

  /** mb_u_int32 in as few octets as possible (WBXML §5.1). */
  mbUint32(value: number): void {
    let high = 1
    while (value >= high * 128) high *= 128
    for (; high > 1; high /= 128) this.octet((Math.floor(value / high) & 0x7f) | 0x80)
    this.octet(value & 0x7f)
  }

  bytes(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** Text as UTF-8. */
  text(text: string): void {
    this.#room(text.length * 3)
    if (text.length <= SHORT && this.#ascii(text)) return
    this.#length += this.#buffer.write(text, this.#length, 'utf8')
  }

  /** Writes short ASCII itself, which costs less than the call into Buffer; false, and nothing done, for other text. */
  #ascii(text: string): boolean {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code >= 0x80) return false
      this.#buffer[this.#length + at] = code
    }
    this.#length += text.length
    return true
  }

  /** A copy of its own, so that a message kept does not keep the buffer. */
  take(): Uint8Array {
    return Buffer.from(this.#buffer.subarray(0, this.#length))
  }

  #room(more: number): void {
    if (this.#length + more <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + more))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}
