/** Where a text stands on the ring: a whole number from 0 to 2^32 - 1, the same in every process. */
export function point(text: string): number {
  let value = 2166136261
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 16777619)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
