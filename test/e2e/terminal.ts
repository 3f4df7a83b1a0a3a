import { spawn } from 'node:child_process'
import { BIN } from './cli.ts'

/** What readline shows when it asks: the question, and then where the cursor goes. */
const QUESTION = /: \x1b\[\d+G/g

/** What is typed, or what a person does before. */
type Key = string | ((shown: string) => Promise<string>)

/** Runs the command line at a terminal (that of `script`) and types the next of `keys` each time that it asks. */
export async function typed(
  args: readonly string[],
  keys: readonly Key[],
  { cwd, asks = QUESTION }: { cwd: string; asks?: RegExp },
): Promise<{ code: number | null; shown: string }> {
  const line = [process.execPath, BIN, ...args].map((word) => `'${word}'`).join(' ')
  const env = { ...process.env, NO_COLOR: '1', TERM: 'xterm' }
  const child = spawn('script', ['-qec', line, '/dev/null'], { cwd, env })
  let shown = ''
  let answered = 0
  const type = async (key: Key) => child.stdin.write(typeof key === 'string' ? key : await key(shown))
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text
    const asked = shown.match(asks)?.length ?? 0
    while (answered < asked) void type(keys[answered++] ?? '')
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, shown }
}
