import { expect, test } from 'vitest'
import { refusals } from '../src/app.ts'
import { problemWords } from '../web/problems.ts'

test('every refusal of the platform has words on the screens, and a page that says its cure', () => {
  const wordless = Object.keys(refusals).filter((code) => !(code in problemWords))
  expect(wordless).toEqual([])
})
