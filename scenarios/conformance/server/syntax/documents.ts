import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { every } from '../../../../harness/stage/conformance/expect/expected.ts'
import { cmdIDs } from '../../../../harness/stage/conformance/expect/flow.ts'
import {
  credOnlyInHeader,
  escapedMarkup,
  inDtdOrder,
  inNamespaces,
  noForbiddenElement,
  tidyXml,
} from '../../../../harness/stage/conformance/expect/syntax.ts'
import { ordinary, xmlOnly } from '../_acts.ts'

/** The form of what a server writes, seen in an ordinary session. */
export default conformanceCases(
  { side: 'server', level: 'MUST', play: ordinary } as const,
  [
    {
      id: 'server/syntax/dtd-order',
      clause: 'RepPro DTD',
      purpose: 'Elements are those of the DTD, and stand in its order.',
      expect: [every(inDtdOrder)],
    },
    {
      id: 'server/syntax/forbidden-elements',
      clause: 'RepPro §5',
      purpose: 'Nothing that belongs to data synchronisation alone is used.',
      expect: [every(noForbiddenElement)],
    },
    {
      id: 'server/syntax/cred-in-header-only',
      clause: 'RepPro §5',
      purpose: 'Credentials stand in SyncHdr, never in a command.',
      expect: [every(credOnlyInHeader)],
    },
    {
      id: 'server/syntax/cmd-id',
      clause: 'RepPro §5.2',
      purpose: 'Each command has a CmdID that is unique in its message, and not 0.',
      expect: [every(cmdIDs)],
    },
    {
      id: 'server/syntax/markup-escaped',
      clause: 'RepPro §5.4',
      purpose: 'Mark-up inside Data is escaped or in a CDATA section.',
      expect: [every(escapedMarkup)],
    },
    {
      id: 'server/syntax/namespaces',
      clause: 'RepPro §4.1',
      purpose: 'SyncML and MetInf elements are in their own namespaces.',
      expect: [every(inNamespaces)],
    },
    {
      id: 'server/syntax/xml-declaration',
      clause: 'XML 1.0 §2.8',
      purpose: 'Nothing stands before the XML declaration, and no text beside the elements.',
      inapplicable: xmlOnly,
      expect: [every(tidyXml)],
    },
  ] as const,
)
