/** What keeps a person from a room, each with a page of its own: what happened, what was kept, what to do. */
import { Link } from 'wouter'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { PastedLink } from './PastedLink'

const start = (
  <Link
    href="/"
    className="inline-flex h-10 items-center rounded-m px-3 font-[560] text-accent underline underline-offset-4"
  >
    Open a room of your own
  </Link>
)

/** An address without its key, in a browser that has no seat there. */
export const NoKey = () => (
  <Notice title="This address is only half of the link" action={start}>
    <p>
      A link to a room ends in a # and a key. Without it nobody gets in, and this browser has no seat here
      yet.
    </p>
    <p>
      Ask the person who invited you to send the whole link again, and open it without shortening it. You can
      also paste it onto this page.
    </p>
    <PastedLink />
  </Notice>
)

/** The server answered that the link opens nothing. `back` leads to the seat that this browser has there, if it has one. */
export const RoomGone = ({ back }: { back: (() => void) | null }) => (
  <Notice
    title="This link opens no room"
    action={
      back === null ? (
        start
      ) : (
        <>
          <Button look="primary" onClick={back}>
            Go to the seat you have
          </Button>
          {start}
        </>
      )
    }
  >
    <p>
      It may be mistyped, or it was taken back or replaced by a new one, or the room is no longer on this
      server. Rooms live on the machine that hosts them.
    </p>
    <p>Ask for the link again, or open a room yourself: it takes one click.</p>
    <PastedLink />
  </Notice>
)

export const RoomFull = ({ again }: { again: () => void }) => (
  <Notice title="Every seat in this room is taken" action={<Button onClick={again}>Try again</Button>}>
    <p>A room has a hundred seats. Somebody may have opened the link many times.</p>
    <p>
      If you have been in here before, open the link in the browser you used then: your seat is still yours.
    </p>
  </Notice>
)

/** A seat this browser kept, which the server does not know any more. */
export const LinkGone = ({ again }: { again: () => void }) => (
  <Notice
    title="Your seat is no longer known here"
    action={
      <>
        <Button look="primary" onClick={again}>
          Take a seat again
        </Button>
        {start}
      </>
    }
  >
    <p>The server does not recognise this seat. Its data may have been moved or removed.</p>
    <p>With your link you can take a seat again, if the room is still there.</p>
    <PastedLink />
  </Notice>
)

/** Nothing of the room is left on its server; `detail` says when and by whom. It may come over a room, too. */
export const RoomErased = ({ detail }: { detail: string }) => (
  <Notice
    title="This room was erased"
    action={
      <>
        {start}
        <Link
          href="/rounds"
          className="inline-flex h-10 items-center rounded-m px-3 font-[560] text-accent underline underline-offset-4"
        >
          My rounds
        </Link>
      </>
    }
    arrived
  >
    <p>{detail}</p>
    <p>
      Its board, code, talk, scores and recordings are gone from the server, and its links open nothing. What
      you exported, and what you keep under My progress, is yours and stays on this device.
    </p>
  </Notice>
)

/** Who leads the room has shown this seat out. It came over a room, so a keyboard and a reader go on from its title. */
export const ShownOut = () => (
  <Notice title="You were shown out of this room" action={start} arrived>
    <p>
      Whoever leads the round has ended your place in it. This page has left the call, and its microphone,
      camera and recording are off. The others go on.
    </p>
    <p>What you wrote, drew and said until then stays in the room. This browser kept no way back in.</p>
    <p>If that was a mistake, ask the person who invited you for a new link, and open it here.</p>
  </Notice>
)
