import type { Visit } from '../store/portal-visits.ts'

/** A page, or the way to one; `visit` is what is to be remembered of it. */
export interface WebAnswer {
  readonly status: number
  readonly page?: string
  readonly location?: string
  readonly visit?: Visit
  /** The visit goes on under a new token, as after a login. */
  readonly renewed?: boolean
  readonly ended?: boolean
}

export const show = (page: string, visit?: Visit): WebAnswer => ({
  status: 200,
  page,
  ...(visit && { visit }),
})

/** A page that says what was wrong with what was sent. */
export const complain = (page: string, visit?: Visit): WebAnswer => ({
  status: 422,
  page,
  ...(visit && { visit }),
})

export const goTo = (location: string, visit?: Visit): WebAnswer => ({
  status: 303,
  location,
  ...(visit && { visit }),
})
