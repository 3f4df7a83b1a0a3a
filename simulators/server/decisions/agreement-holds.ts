/** Whether what a user agreed to in one session still holds in another one; both by number. */
export type AgreementHolds = (agreedIn: string, now: string) => boolean

/** An aborted session takes the agreement with it: in the next one the user is asked again (SP-USR-03). */
export const agreementHolds: AgreementHolds = (agreedIn, now) => agreedIn === now
