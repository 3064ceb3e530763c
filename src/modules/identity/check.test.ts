import { expect, test } from 'vitest'
import { brokenPasswordRules } from './check.ts'

const about = ['ada.declarant', 'Ada Lovelace', 'entrepot', 'Meridian Free Zone']
const codes = (password: string) => brokenPasswordRules(password, about).map(({ code }) => code)

test.each([
  'four otters ate my lunch',
  'a quiet harbour at noon',
  'kwzt-hhep-22-lqnc',
  '海关自由贸易区的仓库里有很多货物',
  'correct horse battery staple',
  'UPPER lower 1 !',
])('%s is a password', (password) => {
  expect(codes(password)).toEqual([])
})

test.each(['', 'short', 'elevenchars', '👍👍👍👍👍👍'])('"%s" is too short', (password) => {
  expect(codes(password)).toEqual(['account.password-too-short'])
})

test.each([
  'password1234',
  'Passw0rd2026!',
  'p@ssword-2026',
  'qwertyuiop12',
  'welcome2customs',
  'administrator1',
  '123456789012',
  '210987654321',
  'abcdefghijkl',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'ilovechocolate'.replace('i', 'my'),
  'ada.declarant1',
  'Entrepot-2026!',
  'adalovelace1815',
  'MeridianFreeZone',
  '            ',
])('%s is too common', (password) => {
  expect(codes(password)).toEqual(['account.password-too-common'])
})

test('each rule says what would cure it', () => {
  const broken = [...brokenPasswordRules('', []), ...brokenPasswordRules('password1234', [])]
  expect(broken.every(({ cure, pointer }) => cure && pointer)).toBe(true)
})

test('a very long one is judged at once', () => {
  const before = performance.now()
  codes('a'.repeat(200))
  codes('passwordis'.repeat(20))
  expect(performance.now() - before).toBeLessThan(200)
})
