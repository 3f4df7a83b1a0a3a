import { type Content, type Read, readMessage } from '../../../../protocol/syncml/read.ts'

export const HDR =
  '<SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID>' +
  '<Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI></Source></SyncHdr>'

/** A message around commands given as XML. */
export const around = (commands: string, hdr = HDR): string =>
  `<SyncML xmlns="SYNCML:SYNCML1.2">${hdr}<SyncBody>${commands}</SyncBody></SyncML>`

export const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

export const readText = (text: string, content: Content = 'xml'): Read => readMessage(octets(text), content)

export const codes = ({ deviations }: Read): string[] => deviations.map(({ code }) => code)
