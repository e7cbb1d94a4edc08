/** In which language the round is, where the question can be answered in more than one. */
import type { Language } from '@signalroom/shared'
import { classes } from '../../ui/classes'

const names: Readonly<Record<Language, string>> = {
  python: 'Python',
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  sql: 'SQL',
}

export function LanguagePicker({
  languages,
  chosen,
  choose,
}: {
  languages: readonly Language[]
  chosen: Language | undefined
  choose: (language: Language) => void
}) {
  return (
    <div role="radiogroup" aria-label="Language" className="flex flex-wrap gap-2">
      {languages.map(one => (
        <label
          key={one}
          className={classes(
            'flex-1 cursor-pointer rounded-m border px-3.5 py-2 text-center text-[13.5px] font-[600] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            one === chosen
              ? 'border-accent bg-accent-soft shadow-[inset_0_0_0_1px_var(--accent)]'
              : 'border-line hover:border-line-strong',
          )}
        >
          <input
            type="radio"
            name="language"
            className="sr-only"
            checked={one === chosen}
            onChange={() => choose(one)}
          />
          {names[one]}
        </label>
      ))}
    </div>
  )
}
