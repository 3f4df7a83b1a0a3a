import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenBrowser } from '../stage/portal/shop.ts'
import type { Screenshot } from '../verdict/result.ts'
import type { PlayOrder } from './play-order.ts'

/** How a play opens browsers, and the pictures that they made, as files of the run directory. */
export interface Visits {
  readonly open: OpenBrowser
  readonly pictures: readonly Screenshot[]
}

/** Visits of one play in the run's Chromium. The driver is loaded only where somebody wants it. */
export async function visitsOf(
  { play }: PlayOrder,
  { address, folder }: NonNullable<PlayOrder['browser']>,
): Promise<Visits> {
  const { inChromium } = await import('../stage/portal/chromium-browser.ts')
  const pictures: Screenshot[] = []
  const place = join('screenshots', fileName(play))
  const open = inChromium(address, ({ name, jpeg }) => {
    const file = join(place, `${String(pictures.length + 1).padStart(2, '0')}-${fileName(name)}.jpg`)
    mkdirSync(join(folder, place), { recursive: true })
    writeFileSync(join(folder, file), jpeg)
    pictures.push({ name, file })
  })
  return { open, pictures }
}

const fileName = (text: string): string => text.replace(/[^\w.+-]+/g, '-')
