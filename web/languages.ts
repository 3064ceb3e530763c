import { i18n } from '@lingui/core'
import { z } from 'zod'

/** Each language in its own words, for whoever looks for it does not read the present one. */
export const languages = { en: 'English', es: 'Español', zh: '中文' }
export const Language = z.enum(['en', 'es', 'zh'])
export type Language = z.infer<typeof Language>

const remembered = 'entrepot.language'
const catalogues = {
  en: () => import('./messages/en.json?catalogue'),
  es: () => import('./messages/es.json?catalogue'),
  zh: () => import('./messages/zh.json?catalogue'),
} satisfies Record<Language, unknown>

export async function activateLanguage(language: Language): Promise<void> {
  const { messages } = await catalogues[language]()
  i18n.loadAndActivate({ locale: language, messages })
  document.documentElement.lang = language
  localStorage.setItem(remembered, language)
}

/** The language chosen before, else the first that the browser asks for and we have. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(remembered), ...navigator.languages]
  const known = wanted.map((one) => Language.safeParse(one?.slice(0, 2)))
  return known.find(({ success }) => success)?.data ?? 'en'
}
