/** Classes of what is no node: a text that stands alone, and the place where an edge dangles. */
export const textClass = 'text'
export const danglingClass = 'dangling'
