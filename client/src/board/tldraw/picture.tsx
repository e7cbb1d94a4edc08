/**
 * An image on the board: a shape that names one of the room's images, and no record besides; what it shows is fetched by the
 * page that shows it. It knows no Yjs.
 */
import { isImageId } from '@signalroom/shared'
import { useSyncExternalStore, type CSSProperties } from 'react'
import {
  HTMLContainer,
  ImageShapeUtil,
  Rectangle2d,
  useEditor,
  type Editor,
  type TLAssetId,
  type TLImageShape,
} from 'tldraw'
import { dataUrlOf, type Gallery } from '../images/gallery'

const galleries = new WeakMap<Editor, Gallery>()
/** Says where a board's images come from, before it has any. */
export const hangIn = (editor: Editor, gallery: Gallery): void => void galleries.set(editor, gallery)
export const galleryIn = (editor: Editor): Gallery | null => galleries.get(editor) ?? null

const scheme = 'asset:'
/** An image of the room as the property of a shape. */
export const assetIdOf = (image: string) => `${scheme}${image}` as TLAssetId
/** Null for what is none. */
export function imageIn(assetId: string | null): string | null {
  const image = assetId?.startsWith(scheme) ? assetId.slice(scheme.length) : null
  return isImageId(image) ? image : null
}

export class Picture extends ImageShapeUtil {
  // As on the other engine: it is put there as it is.
  override canCrop() {
    return false
  }
  override getGeometry({ props: { w, h } }: TLImageShape) {
    return new Rectangle2d({ width: w, height: h, isFilled: true })
  }
  override component(shape: TLImageShape) {
    return <Shown shape={shape} />
  }
  override async toSvg(shape: TLImageShape) {
    const image = imageIn(shape.props.assetId)
    const blob = image && (await galleryIn(this.editor)?.whole(image))
    if (!blob) return null
    const { w, h } = shape.props
    const { left, top, width, height } = whole(shape)
    const { flipX, flipY } = shape.props
    const turn = `translate(${flipX ? w : 0} ${flipY ? h : 0}) scale(${flipX ? -1 : 1} ${flipY ? -1 : 1})`
    return (
      <svg width={w} height={h} overflow="hidden">
        <g transform={turn}>
          <image
            href={await dataUrlOf(blob)}
            {...{ x: left, y: top, width, height }}
            preserveAspectRatio="none"
            aria-label={shape.props.altText}
          />
        </g>
      </svg>
    )
  }
}

function Shown({ shape }: { readonly shape: TLImageShape }) {
  const gallery = galleryIn(useEditor())
  const { w, h, altText, flipX, flipY } = shape.props
  const image = imageIn(shape.props.assetId)
  const held = useSyncExternalStore(gallery?.watch ?? nothing, () => (image && gallery?.get(image)) ?? null)
  const url = image && held instanceof Blob ? gallery?.url(image) : null
  const style: CSSProperties = { position: 'absolute', maxWidth: 'none', ...whole(shape) }
  return (
    <HTMLContainer id={shape.id} style={{ width: w, height: h, overflow: 'hidden' }}>
      {url ? (
        <div style={{ width: w, height: h, transform: `scale(${flipX ? -1 : 1}, ${flipY ? -1 : 1})` }}>
          <img src={url} alt={altText} draggable={false} style={style} />
        </div>
      ) : (
        <div className="board-no-image">
          <span>{held === 'gone' ? 'This image is not there.' : 'The image is on its way.'}</span>
        </div>
      )}
    </HTMLContainer>
  )
}
const nothing = () => () => undefined

/** Where all of an image is, of which a part may be cut out. */
function whole({ props: { w, h, crop } }: TLImageShape) {
  if (!crop) return { left: 0, top: 0, width: w, height: h }
  const { topLeft, bottomRight } = crop
  const width = w / Math.max(0.001, bottomRight.x - topLeft.x)
  const height = h / Math.max(0.001, bottomRight.y - topLeft.y)
  return { left: -topLeft.x * width, top: -topLeft.y * height, width, height }
}
