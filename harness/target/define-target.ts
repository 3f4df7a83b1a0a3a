import type { z } from 'zod'
import type { targetFile } from './schema.ts'
import type { HookName } from './target.ts'

/** An order's fields, and what the function that carries it out answers: the object that the hook promises. */
export type HookFunction = (
  fields: Readonly<Record<string, unknown>>,
) => Promise<object | undefined> | object | undefined

type File = z.input<typeof targetFile>

/** A target as a module has it: everything that a target file may say, and functions where that has hooks. */
export type TargetDefinition = Omit<File, 'hooks'> & {
  readonly hooks?: Partial<Record<HookName, NonNullable<File['hooks']>[HookName] | HookFunction>>
}

/** Marks the default export of a module as a target: `export default defineTarget({ endpoint: … })`. */
export function defineTarget(definition: TargetDefinition): TargetDefinition {
  return definition
}
