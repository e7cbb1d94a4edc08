/** The head of every page outside of a room. */
import { Link } from 'wouter'
import { Mark } from '../../ui/Mark'
import { ThemeButton } from '../../ui/ThemeButton'
import { PastedLink } from '../PastedLink'

const places = [
  ['/questions', 'Questions'],
  ['/practice', 'Practise'],
  ['/hub', 'Prep hub'],
  ['/rounds', 'My rounds'],
  ['/host', 'Host it'],
] as const

export function Header() {
  return (
    <header className="mx-auto flex h-16 w-full max-w-[1120px] items-center gap-0.5 px-4 slim:h-auto slim:flex-wrap slim:py-2 sm:px-8 max-[429px]:h-auto max-[429px]:flex-wrap max-[429px]:py-2">
      <Link href="/" className="mr-auto flex items-center gap-2.5 text-[15px] font-[620]">
        <Mark />
        {/* On the narrowest of phones the sign alone stands beside the pages. */}
        <span className="max-[379px]:sr-only">Signalroom</span>
      </Link>
      <nav
        aria-label="Pages"
        className="flex items-center slim:order-last slim:-mx-1.5 slim:basis-full slim:flex-wrap max-[429px]:order-last max-[429px]:-mx-1.5 max-[429px]:basis-full max-[429px]:flex-wrap"
      >
        {places.map(([to, name]) => (
          <Link
            key={to}
            href={to}
            className="rounded-m px-1.5 py-3 text-[13px] whitespace-nowrap text-ink-2 hover:text-ink sm:px-3 sm:text-[13.5px]"
          >
            {name}
          </Link>
        ))}
      </nav>
      <ThemeButton />
      <PastedLink />
    </header>
  )
}
