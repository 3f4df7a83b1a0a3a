import { type AuthType, syncmlTypeOf } from '../../../protocol/credentials/type.ts'
import type { Content } from '../../../protocol/syncml/content-type.ts'
import type { Command } from '../../../protocol/syncml/message.ts'
import type { Executed } from '../../../simulators/device/commands/execute.ts'
import { MODELS, type ModelName } from '../../../simulators/device/objects/model.ts'
import { headerStatus, repliesTo, type Unnumbered } from '../../../simulators/device/session/reply.ts'
import { commandsOf } from './frame.ts'
import { hole, refHole, Template } from './template.ts'

/** The commands of package 1 (DM Protocol §8.3). */
export function packageOne(content: Content, model: ModelName, initiatedBy: 'server' | 'client'): Template {
  const { manufacturer, name } = MODELS[model]
  const facts = { DevId: hole('deviceidentifier'), Man: manufacturer, Mod: name, DmV: '1.2', Lang: 'en-GB' }
  const items = Object.entries(facts).map(([node, data]) => ({
    source: { locURI: `./DevInfo/${node}` },
    meta: { format: 'chr', type: 'text/plain' },
    data,
  }))
  return new Template(
    commandsOf(content, [
      { name: 'Alert', cmdID: hole('next'), data: initiatedBy === 'server' ? '1200' : '1201', items: [] },
      { name: 'Replace', cmdID: hole('next'), items },
    ]),
  )
}

/** The Status of the server's SyncHdr: `chal` asks for the server's credential, or gives the nonce for its next one. */
export function serverStatus(content: Content, code: number, chal: AuthType | undefined): Template {
  const meta = chal && {
    format: 'b64',
    type: syncmlTypeOf(chal),
    ...(chal !== 'basic' && { nextNonce: hole('nonce') }),
  }
  const status = headerStatus({
    msgRef: hole('msgRef'),
    code,
    target: hole('source'),
    source: hole('peer'),
    ...(meta && { chal: meta }),
  })
  return new Template(commandsOf(content, [numbered(status)]))
}

/** Alert 1222 (DM Protocol §7): the other side is to go on with its package. */
export function goOn(content: Content): Template {
  return new Template(commandsOf(content, [{ name: 'Alert', cmdID: hole('next'), data: '1222', items: [] }]))
}

/** What the device says of executed commands, with holes for the numbers of both sides' commands. */
export function repliesWithHoles(content: Content, executed: readonly Executed[]): Template {
  const referring = executed.map(({ command, outcomes }, at) => ({
    command: { ...command, cmdID: refHole(at) } as Command,
    outcomes,
  }))
  return new Template(commandsOf(content, repliesTo(hole('msgRef'), referring).map(numbered)))
}

const numbered = (reply: Unnumbered) => ({ ...reply, cmdID: hole('next') }) as Command
