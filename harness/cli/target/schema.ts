import { targetSchema } from '../../target/schema.ts'
import { EXIT } from '../../verdict/exit-code.ts'

/** `rollcall target schema`: the JSON Schema by which editors complete and check target files. */
export async function targetSchemaCommand(): Promise<number> {
  process.stdout.write(`${JSON.stringify(targetSchema(), null, 2)}\n`)
  return EXIT.pass
}
