import { efIccid } from '../../protocol/identity/iccid.ts'
import { efImsi } from '../../protocol/identity/imsi.ts'
import { addressString } from '../../protocol/identity/msisdn.ts'
import type { Card } from './card.ts'

/** The elementary files by which a device learns whose card it holds (TS 31.102 §4.2). */
export function elementaryFiles(card: Card): Readonly<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {
    EF_ICCID: efIccid(card.iccid),
    EF_IMSI: efImsi(card.imsi),
    // Administrative data: normal operation, and the length of the MNC in the low nibble of the last octet.
    EF_AD: Uint8Array.of(0, 0, 0, card.mncLength),
  }
  if (card.msisdn) files['EF_MSISDN'] = addressString(card.msisdn)
  if (card.gid1) files['EF_GID1'] = Uint8Array.from(Buffer.from(card.gid1, 'hex'))
  if (card.gid2) files['EF_GID2'] = Uint8Array.from(Buffer.from(card.gid2, 'hex'))
  return files
}
