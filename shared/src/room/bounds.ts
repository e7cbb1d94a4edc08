/** Bounds of one room, `seats` of those who were not shown out: everything that comes from outside has one. Knows no rules. */
export const bounds = { seats: 100, seatsEver: 1000, lines: 200, events: 50_000, reports: 100 } as const
