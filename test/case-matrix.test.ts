import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { goodDeclaration, type TestApp, testApp } from './app.ts'

type Ask = Awaited<ReturnType<TestApp['signIn']>>
let world: TestApp
let ours: Awaited<ReturnType<TestApp['enterprise']>>
let own: Record<'trader' | 'officer', Ask>
let foreign: Record<'trader' | 'officer', Ask>
beforeAll(async () => {
  world = await testApp()
  ours = await world.enterprise()
  own = {
    trader: await world.signIn('declarant', ours),
    officer: await world.signIn('supervisor'),
  }
  foreign = {
    trader: await world.signIn('declarant', await world.enterprise()),
    officer: await world.signIn('supervisor', undefined, 'XN'),
  }
})

const queryId = newId()
const commands = {
  ask: ['officer', `queries/${queryId}`, { question: 'Which model?' }],
  answer: ['trader', `queries/${queryId}/answer`, { text: 'The red one.' }],
  release: ['officer', 'release', {}],
  refuse: ['officer', 'refusal', { reason: 'Fake', legalBasis: 'Art. 1' }],
  invalidate: ['trader', 'invalidation', { reason: 'Typo' }],
  control: ['officer', 'control/result', { result: 'conform', findings: 'As declared' }],
} as const
type Command = keyof typeof commands

/** How a case comes to stand so: its lane, and what was done with it. */
const states = {
  released: ['green'],
  reviewed: ['yellow'],
  'question open': ['yellow', 'ask'],
  answered: ['yellow', 'ask', 'answer'],
  'control ordered': ['red'],
  'control conform': ['red', 'control'],
  refused: ['yellow', 'refuse'],
  invalidated: ['yellow', 'invalidate'],
} as const satisfies Record<string, readonly ['green' | 'yellow' | 'red', ...Command[]]>

/** Written by hand: what each command is answered in each state. A code, or that it is done. */
const done = 'done'
const notHeld = 'declaration.not-under-control'
const decided = 'declaration.already-decided'
const table: Record<keyof typeof states, Record<Command, string>> = {
  released: {
    ask: notHeld,
    answer: notHeld,
    release: done,
    refuse: decided,
    invalidate: decided,
    control: notHeld,
  },
  reviewed: {
    ask: done,
    answer: 'declaration.query-unknown',
    release: done,
    refuse: done,
    invalidate: done,
    control: 'declaration.no-control-ordered',
  },
  'question open': {
    ask: done,
    answer: done,
    release: 'declaration.question-open',
    refuse: done,
    invalidate: done,
    control: 'declaration.no-control-ordered',
  },
  answered: {
    ask: done,
    answer: done,
    release: done,
    refuse: done,
    invalidate: done,
    control: 'declaration.no-control-ordered',
  },
  'control ordered': {
    ask: done,
    answer: 'declaration.query-unknown',
    release: 'declaration.control-outstanding',
    refuse: done,
    invalidate: 'declaration.control-outstanding',
    control: done,
  },
  'control conform': {
    ask: done,
    answer: 'declaration.query-unknown',
    release: done,
    refuse: done,
    // Union Customs Code, article 174: once the goods were examined it may be taken back again.
    invalidate: done,
    control: done,
  },
  refused: {
    ask: notHeld,
    answer: notHeld,
    release: decided,
    refuse: done,
    invalidate: decided,
    control: notHeld,
  },
  invalidated: {
    ask: notHeld,
    answer: notHeld,
    release: decided,
    refuse: decided,
    invalidate: done,
    control: notHeld,
  },
}

function give(people: typeof own, id: string, command: Command) {
  const [who, path, body] = commands[command]
  return people[who]('PUT', `/api/declarations/${id}/${path}`, body)
}

async function caseIn(state: keyof typeof states): Promise<string> {
  const [lane, ...steps] = states[state]
  world.drawLane(lane)
  const id = newId()
  const filed = goodDeclaration(ours.identification)
  expect((await own.trader('PUT', `/api/declarations/${id}`, filed)).statusCode).toBe(200)
  await world.app.settle()
  for (const step of steps) expect((await give(own, id, step)).statusCode, step).toBe(200)
  return id
}

const names: Command[] = ['ask', 'answer', 'release', 'refuse', 'invalidate', 'control']
const all: (keyof typeof states)[] = [
  'released',
  'reviewed',
  'question open',
  'answered',
  'control ordered',
  'control conform',
  'refused',
  'invalidated',
]

describe.each(all)('a case that is %s', (state) => {
  test.each(names)('answers %s as the table says', async (command) => {
    const id = await caseIn(state)
    const answer = await give(own, id, command)
    const { code } = answer.json<{ code?: string }>()
    expect(answer.statusCode === 200 ? done : code).toBe(table[state][command])
  })

  test('does not exist for strangers, whatever they command', async () => {
    const id = await caseIn(state)
    for (const command of names) {
      const answer = await give(foreign, id, command)
      expect([command, answer.statusCode]).toEqual([command, 404])
    }
    for (const people of [foreign.trader, foreign.officer])
      expect((await people('GET', `/api/declarations/${id}`)).statusCode).toBe(404)
    for (const people of [own.trader, own.officer])
      expect((await people('GET', `/api/declarations/${id}`)).statusCode).toBe(200)
  })
})
