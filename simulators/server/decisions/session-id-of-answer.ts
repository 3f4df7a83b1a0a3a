/** The SessionID of the server's messages in a session that the client opened with this one. */
export type SessionIdOfAnswer = (sessionID: string) => string

/** As the client wrote it: a number that is spelled otherwise names another session (DM Notification §6.3, SyncML SyncHdr). */
export const sessionIdOfAnswer: SessionIdOfAnswer = (sessionID) => sessionID
