/** Code that runs in a page. Knows no page. */

/**
 * What compiles these files for a bench marks functions by a name that no page knows. Said in a page before such a
 * function, it does nothing there.
 */
export const unmarked = 'globalThis.__name ??= one => one;'
