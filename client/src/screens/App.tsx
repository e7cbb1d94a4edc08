/** Which screen an address means. Knows no room. */
import { lazy, Suspense } from 'react'
import { Link, Route, Switch } from 'wouter'
import { Notice } from '../ui/Notice'
import { Home } from './Home'
import { PastedLink } from './PastedLink'
import { Waiting } from './Waiting'

const RoomGate = lazy(() => import('./RoomGate').then(module => ({ default: module.RoomGate })))
const Rounds = lazy(() => import('./Rounds').then(module => ({ default: module.Rounds })))
const ProgressScreen = lazy(() =>
  import('./progress/ProgressScreen').then(module => ({ default: module.ProgressScreen })),
)
const Questions = lazy(() => import('./Questions').then(module => ({ default: module.Questions })))
const CopyScreen = lazy(() => import('./CopyScreen').then(module => ({ default: module.CopyScreen })))
const ShareScreen = lazy(() => import('./ShareScreen').then(module => ({ default: module.ShareScreen })))
const WriteScreen = lazy(() =>
  import('./write/WriteScreen').then(module => ({ default: module.WriteScreen })),
)
const PracticeScreen = lazy(() =>
  import('./practice/PracticeScreen').then(module => ({ default: module.PracticeScreen })),
)
const HubScreen = lazy(() => import('./hub/HubScreen').then(module => ({ default: module.HubScreen })))
const MeScreen = lazy(() => import('./hub/MeScreen').then(module => ({ default: module.MeScreen })))
const LoopScreen = lazy(() => import('./loop/LoopScreen').then(module => ({ default: module.LoopScreen })))
const AloneScreen = lazy(() =>
  import('./alone/AloneScreen').then(module => ({ default: module.AloneScreen })),
)
const HostIt = lazy(() => import('./HostIt').then(module => ({ default: module.HostIt })))

/** What a room cannot do without; everything else degrades by itself. */
const supported = (): boolean =>
  'WebSocket' in window && 'findLast' in Array.prototype && 'structuredClone' in window

export function App() {
  if (!supported())
    return (
      <Notice title="This browser is too old for a room">
        <p>
          Signalroom needs a browser of the last two years: Chrome, Edge, Firefox or Safari. Your link stays
          valid; open it there.
        </p>
      </Notice>
    )
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/" component={Home} />
        <Route path="/questions" component={Questions} />
        <Route path="/rounds" component={Rounds} />
        <Route path="/copy" component={CopyScreen} />
        <Route path="/s/:share">{({ share }) => <ShareScreen key={share} share={share} />}</Route>
        <Route path="/progress" component={ProgressScreen} />
        <Route path="/write" component={WriteScreen} />
        <Route path="/practice" component={PracticeScreen} />
        <Route path="/host" component={HostIt} />
        <Route path="/me" component={MeScreen} />
        <Route path="/hub/:part?">{({ part }) => <HubScreen part={part} />}</Route>
        <Route path="/loops/:loop/rounds/:round">
          {({ loop, round }) => <AloneScreen key={`${loop}/${round}`} loop={loop} round={round} />}
        </Route>
        <Route path="/loops/:loop">{({ loop }) => <LoopScreen key={loop} loop={loop} />}</Route>
        {/* Any other way to write a room's address was made this one before. */}
        <Route path="/r/:room">{({ room }) => <RoomGate key={room} room={room} />}</Route>
        <Route>
          <Notice
            title="There is no such page"
            action={
              <Link href="/" className="font-[560] text-accent underline underline-offset-4">
                Go to the start
              </Link>
            }
          >
            <p>
              The address may be mistyped. Links to a room look like /r/ and ten letters, then a # and a key.
            </p>
            <PastedLink />
          </Notice>
        </Route>
      </Switch>
    </Suspense>
  )
}
