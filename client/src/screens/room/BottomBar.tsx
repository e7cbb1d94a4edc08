/** The foot of the room: the candidate's cue and hands, or what the interviewer has to answer. Its height never changes. */
import { CueBar } from '../../room/cue/CueBar'
import { HandKeys } from '../../room/talk/HandKeys'
import { FocusKey } from '../../room/focus/FocusKey'
import { FocusLine } from '../../room/focus/FocusLine'
import { InterviewerBar } from './InterviewerBar'
import { useHere } from '../../room/read'
import { KeySheetButton } from '../../room/keys/KeySheet'
import { NodShown } from '../../room/talk/NodShown'
import { useKind } from './kinds'

export function BottomBar() {
  const { me } = useHere()
  const { foot } = useKind()
  return (
    <footer className="flex h-14 shrink-0 items-center gap-3 border-t border-line bg-card px-3.5">
      {me.role === 'interviewer' ? (
        <div className="min-w-0 flex-1">
          <InterviewerBar />
        </div>
      ) : (
        <>
          <FocusLine>
            <CueBar rests={!foot.includes('cue')} />
          </FocusLine>
          <NodShown />
          <span className="flex-1" />
          {me.role === 'candidate' && foot.includes('cadence') ? <HandKeys /> : null}
          {me.role === 'candidate' && foot.includes('focus') ? <FocusKey /> : null}
        </>
      )}
      <KeySheetButton />
    </footer>
  )
}
