/** Single SMS: 140 octets with an application-port header of 7, or 12 when it is one of several. */
const SMS = 140
const PORTS = Uint8Array.of(0x05, 0x04, 0x0b, 0x84, 0x23, 0xf0)

/** WSP push of package #0: content type 0x44 and application id 7 as short codes, in this order (DM Notification §6.3). */
export function pushOfPackage0(package0: Uint8Array, transaction = 1): Uint8Array {
  return Uint8Array.of(transaction, 0x06, 0x03, 0xc4, 0xaf, 0x87, ...package0)
}

const SEC_CODES: Readonly<Record<string, number>> = {
  NETWPIN: 0x80,
  USERPIN: 0x81,
  USERNETWPIN: 0x82,
  USERPINMAC: 0x83,
}

/** WSP push of a client-provisioning document with its SEC and MAC parameters (WAP-230 §8.4, ProvBoot §5.2). */
export function pushOfProvisioning(
  document: Uint8Array,
  sec: string,
  mac: string,
  transaction = 1,
): Uint8Array {
  const code = SEC_CODES[sec]
  if (code === undefined) throw new RangeError(`no short code for SEC ${sec}`)
  const value = Uint8Array.of(0xb6, 0x91, code, 0x92, ...Buffer.from(mac, 'latin1'), 0)
  const type = Uint8Array.of(0x1f, value.length, ...value)
  return Uint8Array.of(transaction, 0x06, type.length, ...type, ...document)
}

/** User data of the short messages that carry a push to port 2948; several are numbered with one reference. */
export function shortMessages(push: Uint8Array, reference = 1): Uint8Array[] {
  if (push.length <= SMS - 7) return [Uint8Array.of(6, ...PORTS, ...push)]
  const room = SMS - 12
  const total = Math.ceil(push.length / room)
  return Array.from({ length: total }, (_, at) =>
    Uint8Array.of(11, ...PORTS, 0, 3, reference, total, at + 1, ...push.subarray(at * room, (at + 1) * room)),
  )
}
