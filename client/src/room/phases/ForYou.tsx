/** What an interviewer does, holds back and listens for just now. Knows no room. */
export function ForYou({
  title,
  advice,
  hold,
  listen,
}: {
  title: string
  advice: string
  hold?: string | undefined
  listen?: string | undefined
}) {
  return (
    <div className="space-y-1 text-[13px] text-ink-2">
      <p>
        <span className="font-[620] text-ink">{title}.</span> {advice}
      </p>
      {hold === undefined ? null : (
        <p>
          <span className="font-[620] text-ink">Hold back:</span> {hold}
        </p>
      )}
      {listen === undefined ? null : (
        <p>
          <span className="font-[620] text-ink">Listen for:</span> {listen}
        </p>
      )}
    </div>
  )
}
