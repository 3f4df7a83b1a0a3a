/** MCC and MNC as the three octets of the radio interface (TS 24.008 §10.5.1.13). */
export function plmnOctets({ mcc, mnc }: { mcc: string; mnc: string }): Uint8Array {
  const third = mnc[2] ?? 'f'
  const nibbles = [mcc[1], mcc[0], third, mcc[2], mnc[1], mnc[0]].join('')
  return Uint8Array.from(Buffer.from(nibbles, 'hex'))
}
