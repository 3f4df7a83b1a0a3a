import { parseDeviceId } from '../../../protocol/identity/imei.ts'

/** Who a message is from: by the certificate of its TLS connection, where one was shown, and by its own words. */
export interface Shown {
  /** The common name of the certificate's subject, e.g. `IMEI:490154203237518`. */
  readonly subject?: string
  /** SyncHdr/Source/LocURI. */
  readonly source: string
}

/** Whether a TLS client certificate is that of the equipment that the message names. */
export type CertificateAgrees = (shown: Shown) => boolean

/** On the 14 digits (SP-AUTH-06). Who comes without a certificate proves itself by its credential alone. */
export const certificateAgrees: CertificateAgrees = ({ subject, source }) => {
  if (subject === undefined) return true
  const named = parseDeviceId(subject)?.imei14
  return named !== undefined && named === parseDeviceId(source)?.imei14
}
