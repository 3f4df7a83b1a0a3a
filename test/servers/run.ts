import { writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { ACCOUNT } from './account.ts'
import { startSloppy } from './sloppy.ts'
import { startStrictMinimal } from './strict-minimal.ts'

/** The target file of one of the two: all that Rollcall hears of them. */
export function targetFileFor(name: string, url: string, content: readonly string[]): string {
  const { imei, serverId, client, server } = ACCOUNT
  const account = { imei, serverId, client, server }
  return stringify({ name, endpoint: url, serverId, content, auth: ['md5'], timeoutSeconds: 3, account })
}

/** Starts both beside each other and writes their target files into a folder; used by tests and by hand. */
export async function startBoth(folder: string): Promise<{ close(): Promise<void> }> {
  const strict = await startStrictMinimal()
  const sloppy = await startSloppy()
  writeFileSync(`${folder}/strict-minimal.yaml`, targetFileFor('strict-minimal', strict.url, ['xml']))
  writeFileSync(`${folder}/sloppy.yaml`, targetFileFor('sloppy', sloppy.url, ['xml', 'wbxml']))
  return {
    close: async () => {
      await Promise.all([strict.close(), sloppy.close()])
    },
  }
}
