/** Something that a reader tolerated and a conformance check may want to report. */
export interface Deviation {
  /** A stable name, e.g. `xmlns-missing`, `element-order`, `unknown-element`. */
  readonly code: string
  readonly message: string
  readonly offset: number
}
