/** Before which step the user must have proven to be the subscriber. */
export type AuthenticatesBefore = () => 'download' | 'install'

/** Before anything at all goes to the phone (SP-FW-01). */
export const authenticatesBefore: AuthenticatesBefore = () => 'download'
