import { isCharacter } from '../markup/character.ts'
import type { Cursor } from './cursor.ts'

/** Reads the code point of an ENTITY token as a character. What XML has no character for is refused. */
export function readCharacter(cursor: Cursor, at: number): string {
  const point = cursor.mbUint32('a code point')
  if (!isCharacter(point)) cursor.fail('malformed', at, 'the code point of a character that XML has')
  return String.fromCodePoint(point)
}
