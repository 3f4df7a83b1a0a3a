/** Whether a node may be read, given what the user said to being asked (undefined: not asked yet). */
export type MayRead = (uri: string, permission: boolean | undefined) => boolean

/** What is installed, what happened, and what vendors keep in extensions is personal (SP-PRIV-01). */
const PERSONAL = /^\.\/(DevDetail\/Ext|SCOMO|DiagMon)(\/|\?|$)/

export const mayRead: MayRead = (uri, permission) => permission === true || !PERSONAL.test(uri)
