import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createJiti } from 'jiti'

/** Where `import { defineTarget } from 'rollcall/target'` leads from a user's module, whatever is installed beside it. */
const OWN = fileURLToPath(new URL(`./define-target${extname(import.meta.url)}`, import.meta.url))

/** Reads modules of users, in JavaScript or in TypeScript that nobody has built. */
export const userModules = createJiti(import.meta.url, { alias: { 'rollcall/target': OWN } })
