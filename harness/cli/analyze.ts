import { EXIT } from '../verdict/exit-code.ts'
export async function analyze(_options: Record<string, unknown>, _argument?: string): Promise<number> {
  return EXIT.internal
}
