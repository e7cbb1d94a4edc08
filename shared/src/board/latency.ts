/** Reads a time out of a label. It knows no drawing. */

const time = /(?<![\w.,])\d+(?:[.,]\d+)?\s*(?:µs|μs|us|ms|s|secs?|seconds?)(?![\w/])/iu

/** True when a label holds a number with a unit of time: `12 ms`, `1.5s p99`, `≤ 200us`. */
export const holdsLatency = (label: string): boolean => time.test(label)
