import { Link, useParams } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { problemWords } from '../../problem-words/words.ts'
import { Mark } from '../../ui/Mark.tsx'
import { Empty } from '../../ui/Messages.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import { LanguageMenu, SchemeButton } from '../Tools.tsx'

/** One page for each refusal code: what the rule means, and what cures it. */
export function Detail() {
  const t = useText()
  const { code } = useParams({ from: '/problems/$code' })
  const words = problemWords[code]
  const others = Object.keys(problemWords).filter((one) => one !== code)
  return (
    <div className="open">
      <header className="open-head">
        <Mark />
        <h1>{words ? t(words.title) : code}</h1>
        <LanguageMenu />
        <SchemeButton />
      </header>
      <main className="stack">
        <Panel title={t('What it means')} actions={<span className="code quiet">{code}</span>}>
          {words ? (
            <div className="stack">
              {words.meaning && <p className="open-word">{t(words.meaning)}</p>}
              <p>
                <strong>{t('What cures it')}</strong>
                <br />
                {t(words.cure)}
              </p>
            </div>
          ) : (
            <Empty title={t('This code has no page of its own yet')}>
              {t('The refusal itself says what happened, in its detail and its cure.')}
            </Empty>
          )}
        </Panel>
        <Panel title={t('Other refusals')}>
          <ul className="columns">
            {others.map((one) => (
              <li key={one}>
                <Link to={paths.problem(one)}>{t(problemWords[one]?.title ?? one)}</Link>
                <div className="code quiet small">{one}</div>
              </li>
            ))}
          </ul>
        </Panel>
        <p className="small">
          <Link to="/">{t('To my desk')}</Link>
        </p>
      </main>
    </div>
  )
}
