import { fromCred } from '../decisions/supplied-credential.ts'
import type { Defect } from './defect.ts'

export const commandCred: Defect = {
  id: 'D-126',
  name: 'command-cred',
  summary: 'a Cred inside a command authenticates the message',
  property: 'SP-AUTH-02',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    suppliedCredential: (message, header) => {
      const sound = decisions.suppliedCredential(message, header)
      if (sound) return sound
      for (const command of message.body.commands) {
        if ('cred' in command && command.cred) return fromCred(command.cred, message.hdr.source.locName)
      }
      return undefined
    },
  }),
}
