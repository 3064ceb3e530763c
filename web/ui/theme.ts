import { createTheme } from '@mantine/core'
import type { MantineColorsTuple } from '@mantine/core'

// The colours of a harbour at work: a deep blue-green that leads, cool greys that step back. The
// colours with a meaning (lanes, hold, alarm) are variables in tokens.css, once for each scheme.

const harbour: MantineColorsTuple = [
  '#e8f5f7',
  '#d0e8ed',
  '#a3d2dc',
  '#73bbca',
  '#4aa5b8',
  '#2b8ea4',
  '#1b778d',
  '#106175',
  '#0c4f60',
  '#083c4a',
]

const gray: MantineColorsTuple = [
  '#f5f7f8',
  '#ebeff1',
  '#dde3e7',
  '#cbd3d9',
  '#a9b5bd',
  '#8695a0',
  '#5d6d78',
  '#465560',
  '#2c3942',
  '#17222a',
]

const dark: MantineColorsTuple = [
  '#e2e9ed',
  '#c4ced4',
  '#a3b1ba',
  '#71818b',
  '#3a4a54',
  '#2c3a43',
  '#212d35',
  '#18222a',
  '#121b21',
  '#0c1317',
]

const red: MantineColorsTuple = [
  '#fdeceb',
  '#fad5d3',
  '#f3a9a5',
  '#ec7c76',
  '#e3564e',
  '#d13a32',
  '#bb2a23',
  '#a3211b',
  '#851813',
  '#67100c',
]

export const theme = createTheme({
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 6 },
  colors: { harbour, gray, dark, red },
  white: '#ffffff',
  black: '#17222a',
  fontFamily: "'Inter Variable', 'Noto Sans SC Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  headings: {
    fontFamily: "'Inter Variable', 'Noto Sans SC Variable', sans-serif",
    fontWeight: '650',
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        radius: 'md',
        // The head of a dialog is no banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
    Drawer: { defaultProps: { lockScroll: false } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250, multiline: true, maw: 320 } },
  },
})
