import { conformanceCase } from '../../../../harness/stage/conformance/case.ts'
import { acceptedCredential } from '../../../../harness/stage/conformance/expect/authentication.ts'
import { last } from '../../../../harness/stage/conformance/expect/expected.ts'
import { alive } from '../../../../harness/stage/conformance/expect/http.ts'
import { ordinary } from '../_acts.ts'

export default conformanceCase({
  id: 'server/sanity/ordinary-session',
  side: 'server',
  level: 'MUST',
  clause: 'DM Protocol §6',
  purpose: 'A correct device authenticates, does what it is told, and comes to the end of its session.',
  play: ordinary,
  expect: [acceptedCredential, last(alive)],
})
