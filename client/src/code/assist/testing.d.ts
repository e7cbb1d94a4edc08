/** The words of tests as the room's runner knows them: everywhere, and by import from 'vitest'. */
type RoomBody = () => void | Promise<void>
interface RoomTest {
  (name: string, body: RoomBody, limitMs?: number): void
  only(name: string, body: RoomBody): void
  skip(name: string, body?: RoomBody): void
  todo(name: string): void
  each<Row>(rows: readonly Row[]): (name: string, body: (row: Row) => void | Promise<void>) => void
}
interface RoomAsymmetric {
  any(kind: unknown): unknown
  anything(): unknown
  arrayContaining(items: readonly unknown[]): unknown
  objectContaining(part: object): unknown
  stringContaining(part: string): unknown
  stringMatching(pattern: string | RegExp): unknown
  closeTo(value: number, digits?: number): unknown
}
interface RoomMatchers {
  readonly not: RoomMatchers
  readonly resolves: RoomPromised
  readonly rejects: RoomPromised
  toBe(value: unknown): void
  toEqual(value: unknown): void
  toStrictEqual(value: unknown): void
  toMatchObject(part: object): void
  toBeCloseTo(value: number, digits?: number): void
  toBeGreaterThan(value: number | bigint): void
  toBeGreaterThanOrEqual(value: number | bigint): void
  toBeLessThan(value: number | bigint): void
  toBeLessThanOrEqual(value: number | bigint): void
  toBeTruthy(): void
  toBeFalsy(): void
  toBeNull(): void
  toBeUndefined(): void
  toBeDefined(): void
  toBeNaN(): void
  toBeTypeOf(kind: string): void
  toBeInstanceOf(kind: unknown): void
  toContain(item: unknown): void
  toContainEqual(item: unknown): void
  toHaveLength(length: number): void
  toHaveProperty(path: string | readonly string[], value?: unknown): void
  toMatch(pattern: string | RegExp): void
  toThrow(error?: unknown): void
  toThrowError(error?: unknown): void
  toSatisfy(claim: (value: never) => boolean): void
}
type RoomPromised = {
  readonly [Name in Exclude<keyof RoomMatchers, 'not' | 'resolves' | 'rejects'>]: (
    ...given: Parameters<RoomMatchers[Name]>
  ) => Promise<void>
} & { readonly not: RoomPromised }

declare const test: RoomTest
declare const it: RoomTest
declare const describe: {
  (name: string, body: () => void): void
  only(name: string, body: () => void): void
  skip(name: string, body: () => void): void
}
declare const expect: { (value: unknown, message?: string): RoomMatchers } & RoomAsymmetric
declare function beforeEach(body: RoomBody): void
declare function afterEach(body: RoomBody): void
declare function beforeAll(body: RoomBody): void
declare function afterAll(body: RoomBody): void

declare module 'vitest' {
  const words: {
    test: typeof test
    it: typeof it
    describe: typeof describe
    expect: typeof expect
    beforeEach: typeof beforeEach
    afterEach: typeof afterEach
    beforeAll: typeof beforeAll
    afterAll: typeof afterAll
  }
  export = words
}
