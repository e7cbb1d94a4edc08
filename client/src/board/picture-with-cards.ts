/** A drawing's picture with the cards that lie over it: SVG, and PNG made of that. Knows no engine and no room. */
import type { PicturedCard } from '@signalroom/shared'

const edge = 32

interface Spot {
  readonly x: number
  readonly y: number
}

/** `drawing` is the SVG of the drawing alone, or null where nothing is drawn; `origin`: where the page's (0, 0) stands in it. */
export function withCards(drawing: string | null, origin: Spot, cards: readonly PicturedCard[]): string {
  const root = new DOMParser().parseFromString(drawing ?? blank, 'image/svg+xml').documentElement
  const [x = 0, y = 0, w = 0, h = 0] = (root.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number)
  const placed = cards.map(card => ({ ...card, x: card.x + origin.x, y: card.y + origin.y }))
  const parts = [
    ...(drawing === null ? [] : [{ x, y, w, h }]),
    ...placed.map(card => ({
      x: card.x - edge,
      y: card.y - edge,
      w: card.w + 2 * edge,
      h: card.h + 2 * edge,
    })),
  ]
  const left = Math.min(...parts.map(one => one.x))
  const top = Math.min(...parts.map(one => one.y))
  const width = Math.max(...parts.map(one => one.x + one.w)) - left
  const height = Math.max(...parts.map(one => one.y + one.h)) - top
  root.setAttribute('viewBox', `${left} ${top} ${width} ${height}`)
  root.setAttribute('width', String(width))
  root.setAttribute('height', String(height))
  const paper = `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#ffffff"/>`
  const over = placed.map(card => `<g transform="translate(${card.x} ${card.y})">${card.svg}</g>`).join('')
  const [under, above] = [paper, `<g font-family="system-ui, sans-serif">${over}</g>`].map(
    one =>
      new DOMParser().parseFromString(`<svg xmlns="http://www.w3.org/2000/svg">${one}</svg>`, 'image/svg+xml')
        .documentElement.firstChild!,
  )
  root.prepend(under!)
  root.append(above!)
  return new XMLSerializer().serializeToString(root)
}
const blank = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"></svg>'

/** No side of a picture is longer; a browser gives up beyond. */
const longest = 8192

export async function pngOf(svg: string): Promise<Blob | null> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const { naturalWidth: w, naturalHeight: h } = image
  const scale = Math.min(2, longest / w, longest / h)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(w * scale)
  canvas.height = Math.round(h * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise(done => canvas.toBlob(done, 'image/png'))
}
