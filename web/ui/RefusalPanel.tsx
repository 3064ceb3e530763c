import { IconBan } from '@tabler/icons-react'
import './parts.css'
import { useText } from './text.ts'

export type RefusalLine = {
  code?: string | undefined
  /** What the rule says, in the reader's words. */
  title: string
  detail?: string | undefined
  cure?: string | undefined
  pointer?: string | undefined
}

/**
 * A "no" of the platform: which rule, what it means, which field it belongs to and what would cure
 * it. It takes the focus when it comes, for it is the answer to what the user has just done.
 */
export function RefusalPanel({
  title,
  lines,
  onPointer,
  explain,
}: {
  title: string
  lines: readonly RefusalLine[]
  onPointer?: (pointer: string) => void
  explain?: (code: string) => string
}) {
  const t = useText()
  const signature = lines.map(({ code, pointer, title: rule }) => `${code}${pointer}${rule}`)
  return (
    <section className="refusal" role="alert">
      <IconBan size={20} aria-hidden />
      <div>
        <h2 key={signature.join()} ref={focusNow} tabIndex={-1}>
          {title}
        </h2>
        <ul>
          {lines.map((line, index) => (
            <li key={signature[index]}>
              <span>
                <strong>{line.title}</strong> {line.detail}
              </span>
              {line.cure && <span>{t('Cure: {cure}', { cure: line.cure })}</span>}
              <span className="row small">
                {line.pointer && onPointer && (
                  <PointerButton pointer={line.pointer} onPointer={onPointer} />
                )}
                {line.code && explain ? (
                  <a className="code" href={explain(line.code)}>
                    {line.code}
                  </a>
                ) : (
                  line.code && <span className="code">{line.code}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function focusNow(heading: HTMLElement | null): void {
  heading?.focus()
}

function PointerButton({
  pointer,
  onPointer,
}: {
  pointer: string
  onPointer: (pointer: string) => void
}) {
  const t = useText()
  return (
    <button type="button" className="link" onClick={() => onPointer(pointer)}>
      {t('Go to the field')} <span className="code">{pointer}</span>
    </button>
  )
}
