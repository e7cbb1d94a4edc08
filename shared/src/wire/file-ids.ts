/** The Yjs client ids under which files are added. They are nobody's own: who adds the same file draws the same. Knows no document. */

/** Under this one the server writes what a room begins with: no client draws it by chance. */
export const seedClient = 1

const first = 2 ** 10
/** Below nearly every id that a client draws by chance: where another make sets the same name at once, its file keeps it. */
const end = 2 ** 20

export const isFileId = (id: number): boolean => id >= first && id < end

/** The file id that belongs to a number of 32 bits. */
export const fileIdOf = (number: number): number => first + (number % (end - first))
