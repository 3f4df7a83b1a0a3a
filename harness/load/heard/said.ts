import { type AuthType, authTypeOf } from '../../../protocol/credentials/type.ts'
import type { Command, StatusCommand, SyncML } from '../../../protocol/syncml/message.ts'
import { LargeObject } from '../../../simulators/device/session/large-object.ts'
import { isHeaderStatus } from './field.ts'
import { outlineOf } from './outline.ts'

/** What the server thinks of the device's credential. */
export interface Verdict {
  readonly code: number
  /** It asks for a credential of that type or gives the nonce for the next one; `none` for a type that DM does not know. */
  readonly chal: AuthType | 'none' | undefined
  /** Both in one word. */
  readonly word: string
}

/** What the server wants done, in order. */
export interface Orders {
  readonly commands: readonly Command[]
  /** One of them is a piece of a large object. */
  readonly chunked: boolean
}

/** All that an answer says but for what is for one device alone; the same object for all answers of one wording. */
export interface Said {
  readonly message: SyncML
  readonly verdict: Verdict | undefined
  readonly orders: Orders
  readonly final: boolean
  /** The server gives up the session (Alert 1223). */
  readonly aborts: boolean
  readonly hasRespURI: boolean
  readonly hasNonce: boolean
  /** What checks look at in it; the second one when it names another device. */
  readonly outlines: readonly [own: string, foreign: string]
}

export function saidIn(message: SyncML): Said {
  const { hdr, body } = message
  const own = body.commands.find(isHeaderStatus)
  const commands = body.commands.filter(({ name }) => name !== 'Status' && name !== 'Results')
  return {
    message,
    verdict: own && verdictOf(own),
    orders: {
      commands,
      chunked: commands.some((command) => LargeObject.chunkIn(command) !== undefined),
    },
    final: body.final,
    aborts: commands.some((each) => each.name === 'Alert' && each.data === '1223'),
    hasRespURI: hdr.respURI !== undefined,
    hasNonce: own?.chal?.meta.nextNonce !== undefined,
    outlines: [outlineOf(message, true), outlineOf(message, false)],
  }
}

function verdictOf({ data, chal }: StatusCommand): Verdict {
  const asked = chal && (authTypeOf(chal.meta.type) ?? 'none')
  return { code: Number(data), chal: asked, word: `clauth ${data} chal ${asked}` }
}
