import type { Violation } from '#kernel/decision'

/** NIST SP 800-63B-4, 3.1.1.2: length is what counts. Nobody is told which characters to use. */
export const shortestPassword = 12
export const longestPassword = 200

/**
 * What guessers try first: the words from which most leaked passwords are made. A password that is
 * one of them with figures around it, or several of them and nothing else, is no password.
 */
const commonWords = new Set(
  `password passwort passw0rd p@ssword p@ssw0rd pass secret geheim login admin administrator root user
  welcome willkommen bienvenue hello hallo changeme change default guest test testing temp temporary
  letmein trustno iloveyou love lovely sunshine princess prinzessin monkey dragon master shadow
  superman batman football baseball basketball soccer hockey liverpool chelsea arsenal barcelona
  juventus michael jordan jessica ashley daniel charlie thomas andrew robert jennifer nicole
  computer internet server system network database windows microsoft google facebook samsung apple
  iphone android qwerty qwertz qwertyuiop qwertzuiop azerty asdf asdfgh asdfghjkl asdfghjklp zxcvbn
  zxcvbnm yxcvbnm qazwsx qazwsxedc wsx edc rfv tgb one two three four five six seven eight nine zero
  abc abcd abcde abcdef abcdefg abcdefgh aaa spring summer autumn fall winter january february march
  april may june july august september october november december monday tuesday wednesday thursday
  friday saturday sunday freedom whatever starwars pokemon naruto mustang ferrari mercedes porsche
  corvette harley matrix ninja killer hunter ranger cookie chocolate banana orange flower butterfly
  purple silver golden diamond money customs zoll douane aduana harbour harbor port freezone zone
  officer declarant declaration broker supervisor company enterprise entrepot woaini the is my me
  you and`.split(/\s+/),
)

/** The rules that a new password breaks, each with what cures it. */
export function brokenPasswordRules(
  password: string,
  about: readonly string[],
): readonly (Violation & { code: 'account.password-too-short' | 'account.password-too-common' })[] {
  const normal = normalized(password)
  if (Array.from(normal).length < shortestPassword)
    return [
      {
        code: 'account.password-too-short',
        detail: `It has fewer than ${shortestPassword} characters.`,
        cure: 'Take a sentence of a few words that you remember; any characters will do.',
        pointer: '/password',
      },
    ]
  if (!isGuessable(normal.toLowerCase(), about)) return []
  return [
    {
      code: 'account.password-too-common',
      detail: 'It is among the first that somebody would try.',
      cure: 'Take words that do not belong together, nor to you or to this place.',
      pointer: '/password',
    },
  ]
}

/** RFC 8265: the same password must be the same bytes, whichever keyboard composed it. */
export function normalized(password: string): string {
  return password.normalize('NFKC')
}

function isGuessable(password: string, about: readonly string[]): boolean {
  const words = new Set([...commonWords, ...about.flatMap(wordsOf)])
  // The year behind a word is no disguise for it, nor is a figure that looks like a letter.
  const letters = password
    .replace(/[^\p{L}]+$/u, '')
    .replaceAll('0', 'o')
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
  if (new Set(password).size < 5) return true
  if (isRun(password)) return true
  if (isRepetition(password)) return true
  return [password, letters].some((text) => isMadeOf(text.replaceAll(/[^\p{L}]+/gu, ' '), words))
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2)
}

/** Whether only words of the list are left once figures and signs are gone. */
function isMadeOf(text: string, words: ReadonlySet<string>): boolean {
  return text
    .trim()
    .split(/\s+/)
    .every((part) => splits(part, words))
}

function splits(text: string, words: ReadonlySet<string>): boolean {
  // Which beginnings of the text are made of words: each is built on a shorter one.
  const made = new Set([0])
  for (let end = 1; end <= text.length; end += 1)
    for (const start of made) if (words.has(text.slice(start, end))) made.add(end)
  return made.has(text.length)
}

/** 123456789012, abcdefghijkl, or the same downwards. */
function isRun(text: string): boolean {
  const steps = Array.from(
    { length: text.length - 1 },
    (_, i) => text.charCodeAt(i + 1) - text.charCodeAt(i),
  )
  const even = (step: number) => steps.filter((one) => one === step).length >= steps.length * 0.8
  return even(1) || even(-1)
}

function isRepetition(text: string): boolean {
  return /^(.{1,6})\1+.{0,5}$/.test(text) && new Set(text).size < 8
}
