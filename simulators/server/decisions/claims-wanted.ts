/** Nodes by which a device says something about its user that the server reads before it offers anything. */
export type ClaimsWanted = () => readonly string[]

export const claimsWanted: ClaimsWanted = () => []
