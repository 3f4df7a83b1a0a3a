import { type ChildProcess, spawn } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

/** A Redis of its own on a free port of loopback, which keeps nothing. */
export async function startRedis(): Promise<{ process: ChildProcess; on: string[] }> {
  const port = await freePort()
  const redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', ''], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await new Promise<void>((resolve, reject) => {
    redis.once('error', reject)
    redis.stdout?.on('data', (text: Buffer) => text.toString().includes('Ready to accept') && resolve())
  })
  return { process: redis, on: ['--on', `redis://127.0.0.1:${port}`] }
}

/** Resolves when standard error of a process says so. */
export async function says(child: ChildProcess, words: string): Promise<ChildProcess> {
  await new Promise<void>((resolve, reject) => {
    let heard = ''
    child.stderr?.on('data', (text: Buffer) => {
      heard += text.toString()
      if (heard.includes(words)) resolve()
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code} before '${words}': ${heard}`)))
  })
  return child
}
