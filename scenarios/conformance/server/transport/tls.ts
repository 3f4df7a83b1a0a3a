import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'

/** TLS below the protocol (DM Security §5.1): visible here, and looked at where connections are made. */
export default conformanceCases(
  { side: 'server', level: 'MUST', clause: 'DM Security §5.1' } as const,
  [
    {
      id: 'server/transport/tls-in-use',
      purpose: 'Over HTTP a server uses TLS, of a version that is not broken.',
      planned:
        'an endpoint on a bench may speak plain HTTP; rollcall target check says what a TLS endpoint shows',
    },
    {
      id: 'server/transport/client-certificate-asked-for',
      purpose: 'A server that knows devices by certificates asks for one in the handshake.',
      planned:
        'a server that does not ask leaves no message to judge; rollcall run plays devices with certificates (use case 5.1.4)',
    },
    {
      id: 'server/transport/certificate-of-another',
      purpose: 'The certificate of one device does not speak for the Source of another.',
      planned:
        'needs certificates of two devices; rollcall run plays both (use case 5.1.4), and SP-AUTH-06 judges them',
    },
  ] as const,
)
