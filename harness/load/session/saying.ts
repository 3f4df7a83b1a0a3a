import type { Filling, Template } from './template.ts'

/** Something that a message says, and the numbers of the server's commands that it answers. */
export interface Saying {
  readonly template: Template
  readonly refs: readonly string[]
}

export const NO_REFS: readonly string[] = []

/** The octets of what is said, one after the other. */
export function said(says: readonly Saying[], filling: Filling): string {
  let out = ''
  for (const { template, refs } of says) {
    filling.refs = refs
    out += template.fill(filling)
  }
  return out
}
