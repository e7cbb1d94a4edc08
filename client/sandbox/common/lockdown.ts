/**
 * The second lock: takes from a worker's global scope all that code of a run has no business with. The first is the
 * frame's origin and its Content-Security-Policy, which hold whatever happens here. Knows no engine.
 */

/** What stays, besides the language itself. */
const kept = new Set(
  `console performance crypto setTimeout clearTimeout setInterval clearInterval queueMicrotask structuredClone reportError
  TextEncoder TextDecoder URL URLSearchParams AbortController AbortSignal Event EventTarget CustomEvent MessageEvent
  ErrorEvent PromiseRejectionEvent MessageChannel MessagePort DOMException Blob atob btoa WebAssembly self
  addEventListener removeEventListener dispatchEvent constructor WorkerGlobalScope DedicatedWorkerGlobalScope
  scheduler
  Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp
  Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError globalThis
  JSON Math Intl ArrayBuffer SharedArrayBuffer Atomics Uint8Array Int8Array Uint16Array Int16Array Uint32Array
  Int32Array Float16Array Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt
  Set WeakMap WeakSet WeakRef FinalizationRegistry Proxy Reflect Iterator DisposableStack AsyncDisposableStack
  decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape eval isFinite isNaN Temporal`.split(
    /\s+/,
  ),
)

export function lockDown(): void {
  for (
    let scope: object = globalThis;
    scope !== Object.prototype;
    scope = Object.getPrototypeOf(scope) as object
  )
    if (scope !== EventTarget.prototype) takeFrom(scope)
  // A promise that carries an outcome, and an event that carries a job, stay what they are.
  for (const one of [
    Promise,
    Promise.prototype,
    MessagePort.prototype,
    MessageEvent.prototype,
    Event.prototype,
  ])
    Object.freeze(one)
}

function takeFrom(scope: object): void {
  for (const name of Object.getOwnPropertyNames(scope)) {
    if (kept.has(name)) continue
    const known = Object.getOwnPropertyDescriptor(scope, name)
    if (known?.configurable) Reflect.deleteProperty(scope, name)
  }
}
