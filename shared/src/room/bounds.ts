/** Bounds of one room: everything that comes from outside has one. Knows no rules. */
export const bounds = { seats: 100, lines: 200, events: 50_000, reports: 100 } as const
