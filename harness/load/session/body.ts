/** The body of a request or response given as octets. */
export const bodyOf = (octets: string): string => octets.slice(octets.indexOf('\r\n\r\n') + 4)
