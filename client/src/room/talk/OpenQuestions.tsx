/** What was asked and not answered yet. */
import { useOpenConfirms } from './useOpenConfirms'

export function OpenQuestions() {
  const open = useOpenConfirms()
  if (open.length === 0) return null
  return (
    <div>
      <h3 className="text-[12.5px] font-[620] text-ink-2">Asked and open</h3>
      <ul className="mt-2 space-y-1.5">
        {open.map(confirm => (
          <li
            key={confirm.id}
            dir="auto"
            className="rounded-m border border-line px-3 py-2 text-[14px] wrap-anywhere"
          >
            {confirm.text ?? 'You asked for a check.'}
          </li>
        ))}
      </ul>
    </div>
  )
}
