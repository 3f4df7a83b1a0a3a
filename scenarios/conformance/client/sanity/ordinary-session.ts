import { conformanceCase } from '../../../../harness/stage/conformance/case.ts'
import { answeredWith, value } from '../../../../harness/stage/conformance/expect/client.ts'
import { get } from '../../../../harness/stage/conformance/orders.ts'

export default conformanceCase({
  id: 'client/sanity/ordinary-session',
  side: 'client',
  level: 'MUST',
  clause: 'DM Protocol §6',
  purpose: 'The client opens a session, proves itself, brings what a correct server asks for, and stops.',
  play: async (server) => server.gives([get('101', './DevInfo/Man')]),
  expect: [answeredWith('101', 200), value('101', /.+/)],
})
