/** What the home network keeps about one contract. */
export interface Subscription {
  readonly imsi: string
  readonly msisdn: string
  readonly subscription: 'private' | 'corporate' | 'prepaid'
  readonly org?: string
  /** True for a customer of the operator under test; a visitor's home network is another. */
  readonly own: boolean
  /** MCC and MNC as one text. */
  readonly homePlmn: string
  readonly mncLength: 2 | 3
  readonly k: Uint8Array
  readonly opc: Uint8Array
  readonly sqn?: bigint
}
