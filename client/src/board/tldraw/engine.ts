/** What this board is made of: its shapes, tools, options and an empty store. It knows no room and no Yjs. */
import {
  ArrowBindingUtil,
  ArrowShapeTool,
  ArrowShapeUtil,
  createTLStore,
  defaultAddFontsFromNode,
  defaultOverlayUtils,
  DrawShapeTool,
  DrawShapeUtil,
  EraserTool,
  GeoShapeUtil,
  HandTool,
  SelectTool,
  TextShapeTool,
  TextShapeUtil,
  tipTapDefaultExtensions,
  type TLAnyShapeUtilConstructor,
  type TLStore,
} from 'tldraw'
import { isKind } from '../face/kinds'
import { outlines } from './kinds'
import { Picture } from './picture'
import { Region } from './region'
import { theme } from './theme'
import { placeTools } from './tools'

const Node = GeoShapeUtil.configure({
  customGeoTypes: outlines,
  showTextOutline: false,
  getCustomDisplayValues: (_editor, shape, { colors }, mode) =>
    isKind(shape.props.geo) ? { fillColor: colors[mode].background, labelPadding: 10 } : {},
})

const Arrow = ArrowShapeUtil.configure({
  getCustomDisplayValues: () => ({ labelFontSize: 12.5, labelPadding: 5, labelBorderRadius: 6 }),
})

// tldraw's own types are not written for exactOptionalPropertyTypes; these are its own classes.
export const shapeUtils = [
  Node,
  Arrow,
  TextShapeUtil,
  DrawShapeUtil,
  Picture,
  Region,
] as unknown as TLAnyShapeUtilConstructor[]
export const bindingUtils = [ArrowBindingUtil]
export const overlayUtils = defaultOverlayUtils
export const tools = [
  SelectTool,
  HandTool,
  EraserTool,
  ArrowShapeTool,
  TextShapeTool,
  DrawShapeTool,
  ...placeTools,
]
export const themes = { default: theme }

export const options = {
  branding: 'Board canvas',
  maxPages: 1,
  maxShapesPerPage: 1_000,
  maxFontsToLoadBeforeRender: 0,
  zoomToFitPadding: 64,
  text: {
    addFontsFromNode: defaultAddFontsFromNode,
    tipTapConfig: { extensions: tipTapDefaultExtensions },
  },
} as const

/** An empty board; its page and its document record have fixed ids and are never shared. */
export const emptyStore = (): TLStore => createTLStore({ shapeUtils, bindingUtils, themes })
