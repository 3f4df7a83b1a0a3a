/** Finds a thing on a page: `label=`, `button=`, `link=` (the beginning of what is read there) or `css=`. */
export type Locator = string

export interface Press {
  /** Twice at once, as an impatient finger does it. */
  readonly twice?: boolean
  /** Fields that the form does not have, or has otherwise: what somebody can always send. */
  readonly tampered?: Readonly<Record<string, string>>
  /** Headers that a browser would not send. */
  readonly headers?: Readonly<Record<string, string>>
}

/** A browser, as much of it as a visit to a portal needs. Both drivers do the same to the same pages. */
export interface Browsing {
  goto(url: string): Promise<void>
  has(locator: Locator): Promise<boolean>
  /** What is read there; undefined where there is nothing. */
  read(locator: Locator): Promise<string | undefined>
  fill(locator: Locator, text: string): Promise<void>
  tick(locator: Locator, on: boolean): Promise<void>
  press(locator: Locator, how?: Press): Promise<void>
  url(): string
  /** To the page before this one, as the browser still has it. */
  back(): Promise<void>
  /** A picture of the page, where the driver can make one. */
  shot(name: string): Promise<void>
  close(): Promise<void>
}

/** A page is not as the page map says: what was looked for, and where. */
export class PageProblem extends Error {
  override readonly name = 'PageProblem'

  constructor(locator: Locator, url: string) {
    super(`there is no ${locator} on ${url}`)
  }
}

/** The two halves of a locator. Throws RangeError for one that the page map should not have let through. */
export function partsOf(locator: Locator): { by: 'label' | 'button' | 'link' | 'css'; what: string } {
  const found = /^(label|button|link|css)=([\s\S]+)$/.exec(locator)
  if (!found) throw new RangeError(`'${locator}' is no locator`)
  return { by: found[1] as 'label', what: found[2] ?? '' }
}
