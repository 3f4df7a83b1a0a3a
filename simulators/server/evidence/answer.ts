/**
 * What a network function said. `unknown` is its 404 (and 410 for a B-TID), `refused` another 4xx; `failed` covers
 * silence, 5xx and answers that make no sense: nothing may be built on it.
 */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }

export type NetworkFunction = 'hlr' | 'eir' | 'aaa' | 'add' | 'bsf' | 'crm' | 'enterprise' | 'push'
