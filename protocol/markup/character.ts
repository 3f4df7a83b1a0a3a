/** Whether a code point is a Char of XML 1.0 §2.2: neither encoding has others. */
export function isCharacter(point: number): boolean {
  if (point < 0x20) return point === 9 || point === 10 || point === 13
  return point < 0xd800 || (point > 0xdfff && point < 0xfffe) || (point > 0xffff && point <= 0x10ffff)
}
