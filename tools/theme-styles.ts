import { convertCssVariables, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { DEFAULT_THEME } from '@mantine/core'
import type { Plugin } from 'vite'
import { theme } from '../web/ui/theme.ts'

const name = 'virtual:theme.css'

/**
 * Writes Mantine's variables into a stylesheet while building. Mantine would otherwise add them as
 * an inline style element, which our content security policy refuses.
 */
export function themeStyles(): Plugin {
  return {
    name: 'theme-styles',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined
      const variables = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme))
      return convertCssVariables(variables, ':root')
    },
  }
}
