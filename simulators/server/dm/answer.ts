/** What goes back for one request: written once, so that it can be sent again when the client repeats itself. */
export interface DmAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}
