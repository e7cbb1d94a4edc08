/** For what scrolls and may hold nothing to focus: whoever only reads must be able to scroll it without a mouse. */
export const scrolledByKeys = { tabIndex: 0 } as const
