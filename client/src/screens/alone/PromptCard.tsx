/** What is asked, as it stood when its owner opened it. */
import type { Prompt } from '@signalroom/shared'
import { Card } from '../../ui/Card'

export function PromptCard({ prompt, round }: { prompt: Prompt; round: string }) {
  return (
    <Card className="p-6">
      <h2 dir="auto" className="text-[18px] font-[620]">
        {prompt.title === round ? 'The prompt' : prompt.title}
      </h2>
      <p dir="auto" className="mt-2 text-[15px] leading-[1.6] whitespace-pre-wrap">
        {prompt.text}
      </p>
    </Card>
  )
}
