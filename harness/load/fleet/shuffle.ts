import type { Draw } from './draw.ts'

/**
 * Puts 0 … `size` − 1 into another order without keeping the order anywhere: place → a·place + b modulo size, where a has
 * no divisor in common with size. Each number comes exactly once.
 */
export function shuffle(size: number, draw: Draw): (place: number) => number {
  if (size <= 1) return () => 0
  let factor = 1 + (draw(0) % (size - 1))
  while (gcd(factor, size) !== 1) factor = factor + 1 < size ? factor + 1 : 1
  const shift = draw(1) % size
  const [a, n] = [BigInt(factor), BigInt(size)]
  // Below 2^53 the product is exact as a number; larger fleets than 94 million do not exist.
  if (factor * size < Number.MAX_SAFE_INTEGER) return (place) => (factor * place + shift) % size
  return (place) => Number((a * BigInt(place) + BigInt(shift)) % n)
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
