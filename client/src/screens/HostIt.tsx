/** How to run one's own: one command, what can be set, what leaves the machine. */
import { Header } from './home/Header'

const settings = [
  ['PORT', '4500', 'The one port everything is served on.'],
  ['HOST', '127.0.0.1', 'The address it listens on; 0.0.0.0 lets your network in.'],
  [
    'SIGNALROOM_DATA',
    'data',
    'The folder that holds everything that must last. Back it up, and you have backed up all.',
  ],
  ['PUBLIC_ORIGIN', 'the address that was asked', 'What links begin with, when a proxy stands in front.'],
  ['BOARD', 'auto', 'What draws on new boards: tldraw, excalidraw, or whichever may.'],
  ['TLDRAW_LICENSE_KEY', 'none', 'Your own key for tldraw, where you have one.'],
  ['TRUST_PROXY', '0', '1 takes a caller’s address from your proxy, for rate limits.'],
] as const

export function HostIt() {
  return (
    <>
      <Header />
      <main className="mx-auto w-full max-w-[760px] px-5 pt-8 pb-16 text-[15px] text-ink-2 sm:px-8">
        <h1 className="text-[28px] font-[650] tracking-[-0.02em] text-ink">Host it</h1>
        <p className="mt-2">
          One command on any machine with Node 20.19 or newer. It installs, builds and serves on one port.
        </p>
        <pre className="mt-4 overflow-x-auto rounded-m border border-line bg-card px-4 py-3 font-mono text-[13px] text-ink">
          npm start
        </pre>
        <h2 className="mt-8 text-[17px] font-[620] text-ink">What leaves the machine</h2>
        <p className="mt-2">
          Nothing. There is no account, no tracking and no request to anybody else’s server; fonts and icons
          are served from here. Rooms, drawings and code stay in one folder. The one exception you set
          yourself: with ASSISTANT_URL a model answers for the assistant of a round, and is sent what was
          asked of it.
        </p>
        <h2 className="mt-8 text-[17px] font-[620] text-ink">The board</h2>
        <p className="mt-2">
          Two engines can draw on it, with the same keys: Excalidraw, which is free software, and tldraw,
          whose licence reaches localhost, and other addresses with a key of yours. By itself a new room gets
          tldraw where that licence reaches and Excalidraw everywhere else; nothing has to be set.
        </p>
        <h2 className="mt-8 text-[17px] font-[620] text-ink">Settings</h2>
        <p className="mt-2">Environment variables, each with a default that needs no thought.</p>
        <dl className="mt-3 divide-y divide-line rounded-card border border-line bg-card">
          {settings.map(([name, value, what]) => (
            <div key={name} className="grid gap-1 px-5 py-3 sm:grid-cols-[190px_1fr]">
              <dt className="font-mono text-[12.5px] text-ink">{name}</dt>
              <dd className="text-[14px]">
                {what} <span className="text-ink-3">Default: {value}.</span>
              </dd>
            </div>
          ))}
        </dl>
      </main>
    </>
  )
}
