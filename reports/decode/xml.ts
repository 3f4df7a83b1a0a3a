import type { Draft } from '../../protocol/markup/element.ts'
import type { SyncML } from '../../protocol/syncml/message.ts'
import { draftOf } from '../../protocol/syncml/to-element.ts'
import { NotXml, writePrettyXml } from '../../protocol/xml/write.ts'

/** A message as XML for people, two blanks per level, whatever it was encoded in; octets stand in comments. */
export const xmlView = (message: SyncML): string[] => prettyXml(draftOf(message, 'xml'))

/** Elements of any document in the same way. What XML cannot hold is said instead of shown. */
export function prettyXml(root: Draft): string[] {
  try {
    return writePrettyXml(root).trimEnd().split('\n')
  } catch (problem) {
    if (!(problem instanceof NotXml)) throw problem
    return [`<!-- this has no form in XML: ${problem.message} -->`]
  }
}
