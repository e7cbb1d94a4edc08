/** Which form of the wire this build speaks. Knows no message. */

/**
 * Raised whenever a page of the build before could not go on at a server of this one, or the other way round: what is
 * asked, told or kept has another meaning. A page says it as it connects and the server as it welcomes; where they differ
 * the page asks to be loaded again. Who names none is taken as one of ours.
 */
export const protocol = 3
