/**
 * Lets a browser translate a page that React draws. A translator puts a <font> in the place of a text node, with the node in
 * it or instead of it; React, which knows the node alone, would then fail at the first removal beside it and end the page,
 * or change a text that nobody sees any more. Here, in one place for every screen and every library, the <font> stands for
 * its node. Knows no component.
 */

/** From now on; before React draws anything. */
export function standTranslation(): void {
  const watcher = new MutationObserver(learn)
  watcher.observe(document, { childList: true, subtree: true })
  /** What stands for a text that was taken out of the page. */
  const standIns = new WeakMap<Node, Node>()

  function learn(records: readonly MutationRecord[]): void {
    for (const record of records)
      if (record.type === 'characterData') putBack(record.target)
      else for (const node of record.removedNodes) taken(node, record)
  }
  function taken(node: Node, { addedNodes, previousSibling, nextSibling }: MutationRecord): void {
    if (node.nodeType !== Node.TEXT_NODE || node.isConnected) return
    const standIn = [...addedNodes, previousSibling, nextSibling].find(one => one?.nodeName === 'FONT')
    if (!standIn) return
    standIns.set(node, standIn)
    watcher.observe(node, { characterData: true })
  }
  /** What a component says anew is shown, to be translated anew. */
  function putBack(text: Node): void {
    const standIn = standIns.get(text)
    if (text.isConnected || !standIn?.isConnected) return
    put.call(standIn.parentNode, text, standIn)
    remove.call(standIn.parentNode, standIn)
    standIns.delete(text)
  }
  /** The child of `parent` that is `node`, is around it or stands for it; null where nothing of it is left there. */
  function found(parent: Node, node: Node): Node | null {
    if (node.parentNode === parent) return node
    learn(watcher.takeRecords())
    let at: Node | null = standIns.get(node) ?? node
    while (at !== null && at.parentNode !== parent)
      at = at.parentNode?.nodeName === 'FONT' ? at.parentNode : null
    return at
  }

  const remove = Node.prototype.removeChild as (this: Node | null, child: Node) => Node
  const put = Node.prototype.insertBefore as (this: Node | null, node: Node, before: Node | null) => Node
  Node.prototype.removeChild = function removeChild<Child extends Node>(this: Node, child: Child): Child {
    const here = found(this, child)
    // Whatever is no text was moved by no translator, and fails as it ever did.
    if (here !== null) remove.call(this, here)
    else if (child.nodeType !== Node.TEXT_NODE) remove.call(this, child)
    return child
  }
  Node.prototype.insertBefore = function insertBefore<Added extends Node>(
    this: Node,
    node: Added,
    before: Node | null,
  ): Added {
    const here = before === null ? null : found(this, before)
    put.call(this, node, here ?? (before?.nodeType === Node.TEXT_NODE ? null : before))
    return node
  }
}
