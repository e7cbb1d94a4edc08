/** Fetches what a room needs while somebody types a name or waits in the lobby. Whatever fails is asked for again when needed. */

export function warmRoom(): void {
  const parts = [
    import('./RoomScreen'),
    import('../code/CodePane'),
    import('../board/BoardPane'),
    import('../board/tldraw/TldrawBoard'),
  ]
  for (const part of parts) part.catch(() => {})
}
