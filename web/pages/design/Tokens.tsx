import { Panel } from '../../ui/Panel.tsx'
import { msg, useText } from '../../ui/text.ts'
import './design.css'

const colours: [string, string, string][] = [
  ['ink', 'surface', msg('Text')],
  ['ink-2', 'paper', msg('Quiet text')],
  ['accent', 'accent-tint', msg('Acting')],
  ['green', 'green-tint', msg('Green lane, released')],
  ['blue', 'blue-tint', msg('Blue lane, audit')],
  ['yellow', 'yellow-tint', msg('Yellow lane, documents')],
  ['red', 'red-tint', msg('Red lane, refusal, alarm')],
  ['hold', 'hold-tint', msg('Hold')],
  ['money', 'surface', msg('Money')],
]

export function Tokens() {
  const t = useText()
  return (
    <Panel title={t('Colours with a meaning, and type')}>
      <ul className="swatches">
        {colours.map(([ink, ground, meaning]) => (
          <li key={ink} className={`swatch swatch-${ink} on-${ground}`}>
            <strong>{t(meaning)}</strong>
            <span className="code small">{ink}</span>
          </li>
        ))}
      </ul>
      <div className="type">
        <p className="type-title">26CLIQQ0000012345R7</p>
        <p>{t('Text of a page')} · 0123456789 · áéíñ · 自由贸易区海关</p>
        <p className="quiet small">{t('Small and quiet')}</p>
        <p className="code">6403.99.90</p>
      </div>
    </Panel>
  )
}
