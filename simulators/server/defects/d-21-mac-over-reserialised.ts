import { writeMessage } from '../../../protocol/syncml/write.ts'
import type { Defect } from './defect.ts'

export const macOverReserialised: Defect = {
  id: 'D-21',
  name: 'mac-over-reserialised',
  summary: 'the MAC is checked over the message written anew',
  property: 'SP-AUTH-05',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    macBody: ({ message, content }) => writeMessage(message, content),
  }),
}
