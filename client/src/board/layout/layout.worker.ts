/** Lays diagrams out beside the page, which goes on meanwhile. It knows no page. */
import { expose } from 'comlink'
import { arrange } from './arrange'

const layouter = { arrange }
export type Layouter = typeof layouter
expose(layouter)
