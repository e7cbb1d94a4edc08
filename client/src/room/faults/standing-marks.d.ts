/** Which things of the drawing standing faults mark, and with which words. Pure; draws nothing. */
import type { InjectedFault } from '@signalroom/shared';
export interface FaultMark {
    readonly tone: 'failed' | 'depends';
    readonly words: string;
}
/** By the id of a thing; what has failed itself says so, whatever else it depends on. */
export declare function marksOf(injected: readonly InjectedFault[]): ReadonlyMap<string, FaultMark>;
