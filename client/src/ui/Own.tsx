/** A person's own words within a line of ours: in their own direction, turning nothing around them, and never translated. */
export const Own = ({ children }: { children: string | undefined }) => <bdi translate="no">{children}</bdi>
