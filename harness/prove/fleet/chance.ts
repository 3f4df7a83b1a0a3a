/**
 * How improbable a coincidence must be before it is none: 10^-12 for each test of each look. A run looks at most twenty
 * times and makes fewer than fifty tests at a look, so that a sound server is accused with a probability below 10^-9.
 */
export const LOG_ALPHA = Math.log(1e-12)

/** ln of n over k, from above. */
export function logChoose(n: number, k: number): number {
  let sum = 0
  for (let each = 1; each <= k; each++) sum += Math.log((n - k + each) / each)
  return sum
}

/**
 * ln of a bound on the probability that, of `n` things, some `k` agree where two agree with probability exp(`logP`): the
 * union over all choices of k.
 */
export function logAgreeing(n: number, k: number, logP: number): number {
  return logChoose(n, k) + (k - 1) * logP
}

/** ln of a bound on the probability that at least `k` of `n` independent events of probability exp(`logP`) happen. */
export function logAtLeast(n: number, k: number, logP: number): number {
  return logChoose(n, k) + k * logP
}

/**
 * The smallest probability under which `k` hits of `n` are no wonder, given `logAlpha` (Chernoff): what a value's true
 * frequency surely is at least.
 */
export function leastFrequency(k: number, n: number, logAlpha: number): number {
  if (k === 0) return 0
  let low = 0
  let high = k / n
  for (let step = 0; step < 50; step++) {
    const p = (low + high) / 2
    if (-n * divergence(k / n, p) < logAlpha) low = p
    else high = p
  }
  return low
}

function divergence(a: number, p: number): number {
  const part = (x: number, y: number) => (x === 0 ? 0 : x * Math.log(x / y))
  return part(a, p) + part(1 - a, 1 - p)
}
