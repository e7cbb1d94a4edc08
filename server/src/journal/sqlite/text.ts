/** Reads a text that was selected as bytes: libsql ends the process over a text that a flipped bit has made no UTF-8. */
export const textOf = (bytes: ArrayBuffer): string => new TextDecoder().decode(bytes)
