// A build starts from nothing, so that a deleted scenario does not live on in dist/.
import { rmSync } from 'node:fs'

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true })
