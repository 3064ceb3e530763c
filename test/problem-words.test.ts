import { expect, test } from 'vitest'
import { events, refusals } from '../src/app.ts'
import { permissions, roles } from '../src/modules/identity/model.ts'
import { laneRules, randomShares } from '../src/modules/risk/model.ts'
import { problemWords } from '../web/problem-words/words.ts'
import { permissionWords, rolePurposes } from '../web/role-words.ts'
import { eventWords } from '../web/event-words.ts'
import { laneReasonWords, roleWords } from '../web/words.ts'

test('every refusal of the platform has words on the screens, and a page that says its cure', () => {
  const wordless = Object.keys(refusals).filter((code) => !(code in problemWords))
  expect(wordless).toEqual([])
})

test('every event has words on the timelines and in the journal', () => {
  const wordless = events.filter(({ shape }) => !(shape.type.value in eventWords))
  expect(wordless.map(({ shape }) => shape.type.value)).toEqual([])
})

test('every reason of a lane has words', () => {
  const drawn = Object.keys(randomShares).map((lane) => `random-${lane}`)
  const codes = [...laneRules.map(({ code }) => code), ...drawn, 'no-rule']
  expect(codes.filter((code) => !(code in laneReasonWords))).toEqual([])
})

test('every role and every permission has words', () => {
  const wordless = [
    ...Object.keys(roles).filter((role) => !(role in roleWords) || !(role in rolePurposes)),
    ...Object.keys(permissions).filter((permission) => !(permission in permissionWords)),
  ]
  expect(wordless).toEqual([])
})
