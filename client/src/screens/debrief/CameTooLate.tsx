/** What one wrote while the server was out of reach and the round ended: told, and there to be taken along. It holds no rule. */
import type { LeftBehind } from '../../link/left-behind'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Confirm'
import { saveText } from '../../ui/save-text'

export function CameTooLate({ left: { files, more }, erase }: { left: LeftBehind; erase: () => void }) {
  return (
    <section
      aria-label="What came too late"
      className="mt-4 rounded-card border border-amber bg-amber-soft px-5 py-4 text-[14px] slim:px-3 print:hidden"
    >
      <p role="status">
        <strong className="font-[620]">
          {files.length > 0
            ? 'Some of what you wrote came after the end.'
            : more
              ? 'Some of what you changed came after the end.'
              : ''}
        </strong>{' '}
        The server had not heard of it when the round was over, so it is in no final work and nobody else sees
        it.{files.length > 0 ? ' It is kept on this device.' : ''}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {files.map(({ name, text }) => (
          <Button key={name} className="max-sm:h-11" onClick={() => saveText(name, text, 'text/plain')}>
            Save my {name}
          </Button>
        ))}
        <Confirm
          title="Erase it on this device?"
          text="Nobody else has it. What is in the round stays."
          keep="Keep it"
          act="Erase it"
          onAct={erase}
        >
          <Button className="max-sm:h-11">Erase it here</Button>
        </Confirm>
      </div>
    </section>
  )
}
